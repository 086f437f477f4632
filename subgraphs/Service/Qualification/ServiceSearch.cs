using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Service.Qualification;

/// <summary>
/// Answers a <c>queryServiceQualification</c> (TMF645) at once, and again when the criteria change, with the services that can be delivered: of the
/// category or the specification asked for, else of the whole catalog, to the place, at the time and with the characteristics of the criteria.
/// </summary>
internal sealed class ServiceSearch(IOptions<ServiceOptions> options) : ResourceBehaviour
{
    private readonly SpecificationRules _rules = new(options.Value.CoverageCharacteristic);

    public override IReadOnlyCollection<string> Types => ["QueryServiceQualification"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
        AnswerAsync(context, document, cancellationToken);

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken) =>
        JsonNode.DeepEquals(before.ToObject()["searchCriteria"], after["searchCriteria"]) ? Task.CompletedTask : AnswerAsync(context, after, cancellationToken);

    private async Task AnswerAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var criteria = document["searchCriteria"] as JsonObject ?? [];
        var request = ServiceRequest.Read(criteria, context.Now);
        var found = (await CandidatesAsync(context, request, cancellationToken).ConfigureAwait(false)).Where(s => !_rules.Check(s, request).Any());
        var expires = Period.Text(context.Now.AddDays(options.Value.QualificationValidDays));
        document["serviceQualificationItem"] = new JsonArray([.. found.Select((s, index) => Item(s, criteria, $"{index + 1}", expires))]);
        document["state"] = "done";
        document["effectiveQualificationDate"] = Period.Text(context.Now);
        document["expirationDate"] = expires;
    }

    private async Task<IEnumerable<StoredResource>> CandidatesAsync(BehaviourContext context, ServiceRequest request, CancellationToken cancellationToken)
    {
        var most = options.Value.MaxSpecifications;
        if (request.Category is { } category)
        {
            var offered = await ServiceCatalog.InCategoriesAsync(context, [category], most, cancellationToken).ConfigureAwait(false);
            return offered[category].Where(s => request.Specification is null || s.Id == request.Specification);
        }

        var type = context.Type(ServiceCatalog.Specification);
        return request.Specification is { } id
            ? (await context.GetManyAsync(type.Name, [id], cancellationToken).ConfigureAwait(false)).Values
            : await context.FindAsync(type.Name, new Predicate.In(type.Path("lifecycleStatus"), ["Active", "Launched"]), most, cancellationToken).ConfigureAwait(false);
    }

    private static JsonObject Item(StoredResource specification, JsonObject criteria, string id, string expires)
    {
        var item = new JsonObject
        {
            ["id"] = id,
            ["expirationDate"] = expires,
            ["service"] = ServiceCatalog.Propose(specification, (criteria["service"] as JsonObject)?["place"]),
        };
        if (criteria["category"] is { } category)
        {
            item["category"] = category.DeepClone();
        }

        return item;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours;

namespace TmfGraph.Service.Qualification;

/// <summary>
/// Answers a <c>checkServiceQualification</c> (TMF645) at once, and again when its items or wishes change. An item about an existing service asks whether
/// that is in the inventory and not terminated; any other asks whether its specification, or one of its category, can be delivered to its place at its
/// time with its characteristics (<see cref="SpecificationRules"/>). <c>provideAlternative</c> proposes the same service for the day on which it begins to
/// be offered, or others of its categories. Reasons are given unless <c>provideUnavailabilityReason</c> is false.
/// </summary>
internal sealed class ServiceCheck(IOptions<ServiceOptions> options) : ResourceBehaviour
{
    private const string Items = "serviceQualificationItem";
    private static readonly string[] Asked = [Items, "provideAlternative", "provideUnavailabilityReason"];

    public override IReadOnlyCollection<string> Types => ["CheckServiceQualification"];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken) =>
        AnswerAsync(context, document, cancellationToken);

    public override Task OnChangingAsync(BehaviourContext context, JsonElement before, JsonObject after, CancellationToken cancellationToken)
    {
        var asked = before.ToObject();
        return Asked.All(a => JsonNode.DeepEquals(asked[a], after[a])) ? Task.CompletedTask : AnswerAsync(context, after, cancellationToken);
    }

    private async Task AnswerAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        var items = (document[Items] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (items.Count > options.Value.MaxItems)
        {
            throw Refusals.Invalid(Items, "tooMany", $"'{Items}' must not have more than {options.Value.MaxItems} items.");
        }

        var requests = items.Select(i => ServiceRequest.Read(i, context.Now)).ToList();
        var verdicts = await ServiceVerdicts.LoadAsync(context, requests, options.Value, Flag(document, "provideAlternative") is true, cancellationToken).ConfigureAwait(false);
        var expires = Period.Text(context.Now.AddDays(options.Value.QualificationValidDays));
        foreach (var (item, request) in items.Zip(requests))
        {
            var reasons = verdicts.Check(request);
            var proposals = reasons.Count == 0 ? [] : verdicts.Propose(request, (item["service"] as JsonObject)?["place"]);
            Answer(item, reasons, proposals, Flag(document, "provideUnavailabilityReason") is not false);
            item["expirationDate"] = expires;
        }

        var results = items.Select(i => i.Text("qualificationResult")).ToList();
        document["qualificationResult"] = results.Contains("unqualified") ? "unqualified" : results.Contains("alternate") ? "alternate" : "qualified";
        document["state"] = "done";
        document["effectiveQualificationDate"] = Period.Text(context.Now);
        document["expirationDate"] = expires;
    }

    private static void Answer(JsonObject item, IReadOnlyList<ServiceReason> reasons, JsonArray proposals, bool givesReasons)
    {
        item.Remove("eligibilityUnavailabilityReason");
        item.Remove("alternateServiceProposal");
        item["state"] = "done";
        item["qualificationResult"] = reasons.Count == 0 ? "qualified" : proposals.Count > 0 ? "alternate" : "unqualified";
        if (proposals.Count > 0)
        {
            item["alternateServiceProposal"] = proposals;
        }

        if (reasons.Count > 0 && givesReasons)
        {
            item["eligibilityUnavailabilityReason"] = new JsonArray([.. reasons.Select(r => r.ToJson())]);
        }
    }

    private static bool? Flag(JsonObject document, string name) => document[name] is JsonValue value && value.TryGetValue(out bool flag) ? flag : null;
}

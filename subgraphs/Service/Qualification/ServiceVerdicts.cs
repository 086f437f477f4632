using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Service.Qualification;

/// <summary>All that the items of a qualification have to be checked against, read with one statement a kind, and the verdicts.</summary>
internal sealed class ServiceVerdicts
{
    private readonly SpecificationRules _rules;
    private readonly int _mostAlternatives;

    private ServiceVerdicts(ServiceOptions options) => (_rules, _mostAlternatives) = (new SpecificationRules(options.CoverageCharacteristic), options.MaxAlternatives);

    public required IReadOnlyDictionary<string, StoredResource> Services { get; init; }

    public required IReadOnlyDictionary<string, StoredResource> Specifications { get; init; }

    /// <summary>By category.</summary>
    public required ILookup<string, StoredResource> Offered { get; init; }

    /// <summary>By specification; null where no alternatives are wanted.</summary>
    public required ILookup<string, string>? Categories { get; init; }

    public static async Task<ServiceVerdicts> LoadAsync(
        BehaviourContext context, IReadOnlyList<ServiceRequest> requests, ServiceOptions options, bool providesAlternatives, CancellationToken cancellationToken)
    {
        var services = Ids(requests.Select(r => r.Service));
        var specifications = Ids(requests.Where(r => r.Service is null).Select(r => r.Specification));
        var categories = providesAlternatives
            ? await ServiceCatalog.CategoriesAsync(context, specifications, options.MaxSpecifications, cancellationToken).ConfigureAwait(false)
            : null;
        var looked = Ids(requests.Select(r => r.Category).Concat(categories?.SelectMany(c => c) ?? []));
        return new ServiceVerdicts(options)
        {
            Services = await context.GetManyAsync("Service", services, cancellationToken).ConfigureAwait(false),
            Specifications = await context.GetManyAsync(ServiceCatalog.Specification, specifications, cancellationToken).ConfigureAwait(false),
            Offered = await ServiceCatalog.InCategoriesAsync(context, looked, options.MaxSpecifications, cancellationToken).ConfigureAwait(false),
            Categories = categories,
        };
    }

    /// <summary>Everything that speaks against a request; empty where nothing does.</summary>
    public IReadOnlyList<ServiceReason> Check(ServiceRequest request)
    {
        if (request.Service is not null)
        {
            return !Services.TryGetValue(request.Service, out var service) ? [ServiceReason.ServiceNotFound]
                : service.Document.Text("state") is "terminated" ? [ServiceReason.ServiceEnded]
                : [];
        }

        if (request.Specification is not null)
        {
            return Specifications.TryGetValue(request.Specification, out var specification) ? [.. _rules.Check(specification, request)] : [ServiceReason.NotFound];
        }

        return request.Category is null ? [ServiceReason.NothingAsked]
            : Offered[request.Category].Any(s => !_rules.Check(s, request).Any()) ? []
            : [ServiceReason.CategoryEmpty];
    }

    /// <summary>What can be delivered instead; empty for nothing, or where nothing is wanted.</summary>
    /// <param name="place">Where, as it was asked.</param>
    public JsonArray Propose(ServiceRequest request, JsonNode? place)
    {
        if (Categories is null || request.Service is not null || request.Specification is null || !Specifications.TryGetValue(request.Specification, out var wanted))
        {
            return [];
        }

        var proposals = new List<JsonObject>();
        if (Period.Read(wanted.Document).Start is { } begins && begins > request.At && !_rules.Check(wanted, request with { At = begins }).Any())
        {
            proposals.Add(new JsonObject { ["alternateServiceAvailabilityDate"] = Period.Text(begins), ["alternateService"] = ServiceCatalog.Propose(wanted, place) });
        }

        proposals.AddRange(
            Categories[wanted.Id].SelectMany(c => Offered[c]).DistinctBy(s => s.Id)
                .Where(s => s.Id != wanted.Id && !_rules.Check(s, request).Any())
                .Select(s => new JsonObject { ["alternateServiceAvailabilityDate"] = Period.Text(request.At), ["alternateService"] = ServiceCatalog.Propose(s, place) }));
        var chosen = proposals.Take(_mostAlternatives).ToList();
        for (var i = 0; i < chosen.Count; i++)
        {
            chosen[i]["id"] = $"{i + 1}";
        }

        return [.. chosen];
    }

    private static IReadOnlyList<string> Ids(IEnumerable<string?> ids) => [.. ids.OfType<string>().Distinct()];
}

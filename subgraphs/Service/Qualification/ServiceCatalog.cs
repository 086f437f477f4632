using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Service.Qualification;

/// <summary>What a qualification reads from the service catalog (TMF633).</summary>
internal static class ServiceCatalog
{
    public const string Specification = "ServiceSpecification";
    private const string Candidate = "ServiceCandidate";

    /// <summary>The specifications of the candidates in categories, by the id of the category.</summary>
    /// <param name="most">How many candidates are looked at.</param>
    public static async Task<ILookup<string, StoredResource>> InCategoriesAsync(
        BehaviourContext context, IReadOnlyCollection<string> categories, int most, CancellationToken cancellationToken)
    {
        if (categories.Count == 0)
        {
            return Enumerable.Empty<(string, StoredResource)>().ToLookup(p => p.Item1, p => p.Item2);
        }

        var candidates = await FindCandidatesAsync(context, "category.id", categories, most, cancellationToken).ConfigureAwait(false);
        var ids = candidates.Select(SpecificationOf).OfType<string>().Distinct().ToList();
        var specifications = await context.GetManyAsync(Specification, ids, cancellationToken).ConfigureAwait(false);
        return candidates
            .SelectMany(c => CategoriesOf(c).Where(categories.Contains), (candidate, category) => (category, Id: SpecificationOf(candidate) ?? ""))
            .Distinct().Where(p => specifications.ContainsKey(p.Id))
            .ToLookup(p => p.category, p => specifications[p.Id]);
    }

    /// <summary>Ids of the categories that specifications are in, by the id of the specification.</summary>
    public static async Task<ILookup<string, string>> CategoriesAsync(
        BehaviourContext context, IReadOnlyCollection<string> specifications, int most, CancellationToken cancellationToken)
    {
        var candidates = specifications.Count == 0
            ? []
            : await FindCandidatesAsync(context, "serviceSpecification.id", specifications, most, cancellationToken).ConfigureAwait(false);
        return candidates.SelectMany(CategoriesOf, (candidate, category) => (Id: SpecificationOf(candidate) ?? "", category)).Distinct().ToLookup(p => p.Id, p => p.category);
    }

    /// <summary>A service that is not there yet, as an answer proposes it.</summary>
    public static JsonObject Propose(StoredResource specification, JsonNode? place)
    {
        var reference = new JsonObject { ["id"] = specification.Id };
        foreach (var name in (string[])["href", "name", "version"])
        {
            if (specification.Document.Text(name) is { } text)
            {
                reference[name] = text;
            }
        }

        var service = new JsonObject { ["serviceSpecification"] = reference };
        if (place is not null)
        {
            service["place"] = place.DeepClone();
        }

        return service;
    }

    private static Task<IReadOnlyList<StoredResource>> FindCandidatesAsync(
        BehaviourContext context, string path, IReadOnlyCollection<string> ids, int most, CancellationToken cancellationToken) =>
        context.FindAsync(Candidate, new Predicate.In(context.Type(Candidate).Path(path), [.. ids]), most, cancellationToken);

    private static string? SpecificationOf(StoredResource candidate) =>
        candidate.Document.TryGetProperty("serviceSpecification", out var specification) ? specification.Text("id") : null;

    private static IEnumerable<string> CategoriesOf(StoredResource candidate) =>
        (candidate.Document.ToObject()["category"] as JsonArray ?? []).OfType<JsonObject>().Select(c => c.Text("id")).OfType<string>();
}

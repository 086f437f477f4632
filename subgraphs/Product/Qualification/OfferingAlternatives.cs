using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Product.Qualification;

/// <summary>
/// What to take in place of offerings that cannot be had: first what the catalog names as a substitute, then what stands on the same shelf; only what
/// could be had itself at that time and place. Read in two statements for any number of offerings.
/// </summary>
internal sealed class OfferingAlternatives
{
    private const int MostOfShelves = 500;
    private static readonly string[] Sold = ["Active", "Launched"];

    private readonly IReadOnlyDictionary<string, StoredResource> _substitutes;
    private readonly ILookup<string, StoredResource> _shelves;

    private OfferingAlternatives(IReadOnlyDictionary<string, StoredResource> substitutes, IReadOnlyList<StoredResource> shelves)
    {
        _substitutes = substitutes;
        _shelves = shelves.SelectMany(Categories, (offering, category) => (offering, category)).ToLookup(p => p.category, p => p.offering, StringComparer.Ordinal);
    }

    /// <param name="offerings">Those that cannot be had.</param>
    public static async Task<OfferingAlternatives> LoadAsync(
        BehaviourContext context, IReadOnlyCollection<StoredResource> offerings, CancellationToken cancellationToken)
    {
        var named = offerings.SelectMany(o => OfferingRelationships.Substitutes(o.Document)).ToHashSet();
        var categories = offerings.SelectMany(Categories).ToHashSet();
        if (named.Count == 0 && categories.Count == 0)
        {
            return new OfferingAlternatives(new Dictionary<string, StoredResource>(), []);
        }

        var type = context.Type("ProductOffering");
        var onShelves = new Predicate.And([new Predicate.In(type.Path("category.id"), [.. categories]), new Predicate.In(type.Path("lifecycleStatus"), Sold)]);
        return new OfferingAlternatives(
            await context.GetManyAsync("ProductOffering", named, cancellationToken).ConfigureAwait(false),
            await context.FindAsync("ProductOffering", onShelves, MostOfShelves, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Proposals for one request, the best first; empty for none.</summary>
    public JsonArray Find(OfferingRequest request, StoredResource offering, int most)
    {
        var proposals = OfferingRelationships.Substitutes(offering.Document).Select(id => _substitutes.GetValueOrDefault(id)).OfType<StoredResource>()
            .Concat(Categories(offering).SelectMany(c => _shelves[c]))
            .Where(o => o.Id != offering.Id).DistinctBy(o => o.Id)
            .Where(o => !OfferingRules.CheckOffering(o.Document, request).Any()).Take(most);
        return [.. proposals.Select((o, index) => Proposal(o, index + 1, request.At))];
    }

    /// <summary>A reference to an offering.</summary>
    public static JsonObject Reference(StoredResource offering) => new()
    {
        ["id"] = offering.Id,
        ["href"] = offering.Document.Text("href"),
        ["name"] = offering.Document.Text("name"),
        ["@referredType"] = "ProductOffering",
    };

    private static JsonObject Proposal(StoredResource offering, int number, DateTimeOffset at) => new()
    {
        ["id"] = $"{number}",
        ["alternateActivationDate"] = Period.Text(at),
        ["alternateProductOffering"] = Reference(offering),
    };

    private static IEnumerable<string> Categories(StoredResource offering) =>
        OfferingRelationships.Members(offering.Document, "category").Select(c => c.Text("id")).OfType<string>();
}

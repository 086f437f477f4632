using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Product.Pricing;

/// <summary>Finds the prices of offerings that apply at a time: <c>ProductOffering.currentPrices</c>. One statement for all offerings tells which these are.</summary>
internal static class CurrentPrices
{
    private static readonly string[] Deciding = ["id", "lifecycleStatus", "validFor"];

    public static void AddTo(SchemaBuilder schema) => schema
        .AddDocument(
            """
            extend type ProductOffering {
              "The prices of the catalog that apply: neither retired, obsolete nor rejected, and within their time. Prices that stand in the offering itself have no id and are not among them."
              currentPrices(
                "The instant they apply at; now when it is not given."
                at: DateTime
              ): [ProductOfferingPrice!] @cost(weight: "10")
            }
            """)
        .ResolveBatch("ProductOffering.currentPrices", FindAsync);

    private static async Task<IEnumerable<List<EntityReference>?>> FindAsync(
        IReadOnlyList<Offering> offerings, DateTimeOffset? at, ResourceStore store, DomainModel model, TimeProvider time, CancellationToken cancellationToken)
    {
        var ids = offerings.SelectMany(IdsOf).ToHashSet(StringComparer.Ordinal);
        var prices = await store.GetManyAsync(model.Resources["ProductOfferingPrice"], ids, Deciding, cancellationToken).ConfigureAwait(false);
        var instant = at ?? time.GetUtcNow();
        return offerings.Select(o => o.ProductOfferingPrice is null
            ? null
            : IdsOf(o).Where(id => prices.TryGetValue(id, out var price) && CatalogPrices.Applies(price.Document, instant)).Select(id => new EntityReference(id)).ToList());
    }

    private static IEnumerable<string> IdsOf(Offering offering) => (offering.ProductOfferingPrice ?? []).Select(p => p.Id).OfType<string>();

    private sealed record Offering(IReadOnlyList<PriceRef>? ProductOfferingPrice);

    private sealed record PriceRef(string? Id);
}

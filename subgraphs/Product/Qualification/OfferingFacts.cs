using System.Text.Json;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Product.Qualification;

/// <summary>What catalog (TMF620) and inventory (TMF637) say about the offerings and products of one qualification.</summary>
/// <param name="Offerings">Offerings by id, as far as they exist.</param>
/// <param name="Products">Products by id, as far as they exist.</param>
/// <param name="Present">Ids of offerings that the party holds a product of, or that the same qualification asks for.</param>
internal sealed record OfferingFacts(
    IReadOnlyDictionary<string, StoredResource> Offerings, IReadOnlyDictionary<string, StoredResource> Products, IReadOnlySet<string> Present)
{
    private const int MostProducts = 1_000;
    private static readonly string[] Ended = ["terminated", "cancelled", "aborted"];

    /// <summary>Whether a product's status says that it is no more.</summary>
    public static bool IsEnded(JsonElement product) => Ended.Contains(product.Text("status"));

    /// <summary>Reads what the requests need, in three statements for any number of them.</summary>
    /// <param name="parties">Ids of those for whom is asked; empty where nobody is named.</param>
    public static async Task<OfferingFacts> LoadAsync(
        BehaviourContext context, IReadOnlyList<OfferingRequest> requests, IReadOnlyList<string> parties, CancellationToken cancellationToken)
    {
        var asked = requests.Select(r => r.Offering).OfType<string>().ToHashSet();
        var offerings = await context.GetManyAsync("ProductOffering", asked, cancellationToken).ConfigureAwait(false);
        var products = await context.GetManyAsync("Product", requests.Select(r => r.Product).OfType<string>().ToHashSet(), cancellationToken).ConfigureAwait(false);
        var related = offerings.Values.SelectMany(o => OfferingRelationships.Required(o.Document).Concat(OfferingRelationships.Excluded(o.Document))).ToHashSet();
        var present = requests.Where(r => r.Action is not "delete").Select(r => r.Offering).OfType<string>().ToHashSet();
        if (parties.Count > 0 && related.Count > 0)
        {
            present.UnionWith(await HeldAsync(context, parties, related, cancellationToken).ConfigureAwait(false));
        }

        return new OfferingFacts(offerings, products, present);
    }

    private static async Task<IEnumerable<string>> HeldAsync(
        BehaviourContext context, IReadOnlyList<string> parties, IReadOnlySet<string> offerings, CancellationToken cancellationToken)
    {
        var type = context.Type("Product");
        var filter = new Predicate.And(
        [
            new Predicate.In(type.Path("relatedParty.id"), parties),
            new Predicate.In(type.Path("productOffering.id"), [.. offerings]),
            new Predicate.Not(new Predicate.In(type.Path("status"), Ended)),
        ]);
        var held = await context.FindAsync("Product", filter, MostProducts, cancellationToken).ConfigureAwait(false);
        return held.Select(p => p.Document.TryGetProperty("productOffering", out var offering) ? offering.Text("id") : null).OfType<string>();
    }
}

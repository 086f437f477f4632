using System.Net;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Every root field of the composite schema's queries answers, lists and lookups alike, on the data that REST created.</summary>
[Collection(ResourceConformance.Collection)]
public sealed class RootFieldTests(SharedProducts products)
{
    private const string Lookup = "ById";

    /// <summary>Fields in one request, so that its cost stays within the limit.</summary>
    private const int Together = 10;

    [OfficialTheory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task EveryRootField_ReadsWhatRestCreated(StoreKind store)
    {
        var product = await products.GetAsync(store);
        foreach (var name in OfficialDocuments.Resources.Where(r => r.Value.Subtype is null).Select(r => r.Key))
        {
            var subject = await Subject.OfAsync(products, store, name);
            await subject.CreateAsync(BodyMaker.Minimal(subject.Resource));
        }

        var checkout = new JsonObject { ["shoppingCart"] = new JsonObject { ["id"] = "none" } }; // our own: no document has it
        (await product.Rest.PostAsync("/tmf-api/shoppingCart/v4/checkoutShoppingCart", checkout)).Expect(HttpStatusCode.Created);

        var fields = (await product.GraphQL.GetDataAsync("{ __schema { queryType { fields { name type { name ofType { name } } } } } }"))
            .GetProperty("__schema").GetProperty("queryType").GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("name").GetString()!).ToList();
        var lists = fields.Where(f => !f.EndsWith(Lookup, StringComparison.Ordinal)).ToList();
        var ids = await ReadListsAsync(product, lists);
        var lookups = fields.Except(lists).ToList();

        // what can only be posted has no list: it is read in the tests of its resource; sub-addresses are in their addresses
        var listed = OfficialDocuments.Resources.Values.Where(r => r.Operations.Contains("LIST")).Select(r => ServedResource.At(r.Path).Type.Name);
        Assert.Empty(listed.Except(ids.Keys));
        var known = lookups.Where(f => Served(f) is { } type && ids.ContainsKey(type)).ToList();
        foreach (var chunk in lookups.Chunk(Together))
        {
            var query = string.Join(' ', chunk.Select(f => $"{f}(id: \"{(Served(f) is { } type ? ids.GetValueOrDefault(type, "none") : "none")}\") {{ __typename id }}"));
            var data = await product.GraphQL.GetDataAsync($"{{ {query} }}");
            foreach (var field in chunk.Where(known.Contains))
            {
                Assert.Equal(ids[Served(field)!], data.GetProperty(field).GetProperty("id").GetString());
            }
        }

        string? Served(string lookup) => ServedResource.TypeOfLookup(lookup);
    }

    /// <summary>The id of one resource of each type, by the type.</summary>
    private static async Task<Dictionary<string, string>> ReadListsAsync(RunningProduct product, IReadOnlyList<string> lists)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var chunk in lists.Chunk(Together))
        {
            var data = await product.GraphQL.GetDataAsync($"{{ {string.Join(' ', chunk.Select(f => $"{f}(first: 1) {{ totalCount nodes {{ __typename id }} }}"))} }}");
            foreach (var list in data.EnumerateObject())
            {
                foreach (var first in list.Value.GetProperty("nodes").EnumerateArray())
                {
                    ids[first.GetProperty("__typename").GetString()!] = first.GetProperty("id").GetString()!;
                }
            }
        }

        return ids;
    }
}

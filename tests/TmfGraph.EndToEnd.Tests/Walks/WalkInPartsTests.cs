using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>The walk with its services left for later: the orders come first, the services and resources behind them after that.</summary>
[Collection(WalkCollection.Name)]
public sealed class WalkInPartsTests(SharedProducts products)
{
    private const string Deferring =
        """
        query Walk($id: ID!) {
          customerById(id: $id) {
            name
            productOrders(first: 5, order: [{ orderDate: DESC }]) {
              nodes {
                id state
                ... @defer(label: "services") { services { nodes { id name state ... @defer(label: "resources") { resources { nodes { id name } } } } } }
              }
            }
          }
        }
        """;

    private static readonly JsonObject Variables = new() { ["id"] = "C000001" };

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("text/event-stream; incrementalSpec=v0.1")]
    [InlineData("application/jsonl")]
    [InlineData("application/jsonl; incrementalSpec=v0.1")]
    [InlineData("multipart/mixed")]
    [InlineData("multipart/mixed; incrementalSpec=v0.1")]
    public async Task Orders_ComeFirst_AndServicesAndResourcesLater(string accept)
    {
        var product = await products.GetAsync(StoreKind.Sqlite);
        var whole = await product.GraphQL.GetDataAsync(Deferring, Variables);

        var results = await product.GraphQL.ReadPartsAsync(Deferring, Variables, accept);

        Assert.True(results.Count > 2, string.Join('\n', results));
        Assert.DoesNotContain("\"services\":{", results[0], StringComparison.Ordinal);
        Assert.Contains(results, r => r.Contains("resources", StringComparison.Ordinal));
        var merged = IncrementalAnswer.Merge(results, isPending: !accept.Contains("v0.1", StringComparison.Ordinal));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(whole.GetRawText()), merged), $"{whole}\n{string.Join('\n', results)}");
    }

    [Fact]
    public async Task Orders_ComeOneByOne_When_TheyAreStreamed()
    {
        var product = await products.GetAsync(StoreKind.Sqlite);
        var query = CustomerWalk.Query.Replace("nodes {\n        id state orderDate", "nodes @stream(initialCount: 1) {\n        id state orderDate", StringComparison.Ordinal);
        Assert.NotEqual(CustomerWalk.Query, query);
        var whole = await product.GraphQL.GetDataAsync(query, Variables);

        var results = await product.GraphQL.ReadPartsAsync(query, Variables, "application/jsonl");

        Assert.True(results.Count > 1, string.Join('\n', results));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(whole.GetRawText()), IncrementalAnswer.Merge(results, isPending: true)));
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>Pages that cannot be are refused in the same words at a subgraph and at the gateway; pages that nobody bounded are the default ones.</summary>
[Collection(WalkCollection.Name)]
public sealed class PagingTests(SharedProducts products)
{
    private const string Gateway = "/graphql";
    private const string Subgraph = "/subgraphs/product/graphql";

    [Theory]
    [InlineData("first: 51", "HC0051", "'first' asks for 51 items; a page has 50 at most.")]
    [InlineData("last: 51", "HC0051", "'last' asks for 51 items; a page has 50 at most.")]
    [InlineData("first: -1", "HC0079", "'first' asks for -1 items; it must be 0 or more.")]
    [InlineData("last: -1", "HC0079", "'last' asks for -1 items; it must be 0 or more.")]
    [InlineData("first: 1, last: 1", "HC0082", "'first' and 'last' cannot be combined; use 'first' with 'after', or 'last' with 'before'.")]
    [InlineData("after: \"nonsense\"", "HC0078", "The cursor is invalid.")]
    public async Task APageThatCannotBe_IsAnErrorAtItsField(string arguments, string code, string message)
    {
        foreach (var path in new[] { Gateway, Subgraph })
        {
            var answer = await AskAsync(path, $$"""{ page: productOrders({{arguments}}) { nodes { id } } }""");
            var error = answer.GetProperty("errors").EnumerateArray().Single();
            Assert.Equal(message, error.GetProperty("message").GetString());
            Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
            Assert.Equal("""["page"]""", error.GetProperty("path").GetRawText());
            Assert.Equal("""{"page":null}""", answer.GetProperty("data").GetRawText());
        }
    }

    [Fact]
    public async Task WithoutFirstAndLast_APageHasTen()
    {
        foreach (var path in new[] { Gateway, Subgraph })
        {
            var answer = await AskAsync(path, "{ productOrders { nodes { id } } }");
            Assert.Equal(10, answer.GetProperty("data").GetProperty("productOrders").GetProperty("nodes").GetArrayLength());
        }
    }

    private async Task<JsonElement> AskAsync(string path, string query)
    {
        var product = await products.GetAsync(StoreKind.Sqlite);
        using var http = new HttpClient { BaseAddress = product.Address };
        using var response = await http.PostAsJsonAsync(path, new { query });
        return JsonElement.Parse(await response.Content.ReadAsByteArrayAsync());
    }
}

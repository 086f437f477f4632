using System.Text.Json;

namespace TmfGraph.Resources.Tests.Graph;

public sealed class MutationTests
{
    [Fact]
    public async Task Creates()
    {
        await using var shop = await ShopHost.StartAsync();

        var payload = await PayloadAsync(
            shop,
            """
            mutation {
              createProduct(input: { name: "Fibre", status: NOT_STARTED, part: [{ id: "p", extensionAttributes: { since: 2020 } }], extensionAttributes: { colour: "red" } }) {
                product { id name status part { id extensionAttributes } extensionAttributes } version errors { __typename }
              }
            }
            """);

        var id = payload.GetProperty("product").GetProperty("id").GetString();
        Assert.Equal(
            $$$"""{"product":{"id":"{{{id}}}","name":"Fibre","status":"NOT_STARTED","part":[{"id":"p","extensionAttributes":{"since":2020}}],"extensionAttributes":{"colour":"red"}},"version":1,"errors":null}""",
            JsonSerializer.Serialize(payload));
        Assert.Equal(
            """{"data":{"productById":{"status":"NOT_STARTED"}}}""",
            Flat(await shop.AskAsync($$"""{ productById(id: "{{id}}") { status } }""")));
    }

    [Fact]
    public async Task Updates_AndRemovesWhatIsNull()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"product":{"name":"Router 2","startDate":null,"setting":null,"part":[{"id":"p9"}]},"version":2,"errors":null}""",
            JsonSerializer.Serialize(await PayloadAsync(
                shop,
                """
                mutation {
                  updateProduct(input: { id: "p1", name: "Router 2", startDate: null, setting: null, part: [{ id: "p9" }], ifVersion: 1 }) {
                    product { name startDate setting part { id } } version errors { __typename }
                  }
                }
                """)));
    }

    [Fact]
    public async Task Deletes()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"productOrder":{"id":"o1","category":"b"},"errors":null}""",
            JsonSerializer.Serialize(await PayloadAsync(
                shop, """mutation { deleteProductOrder(input: { id: "o1" }) { productOrder { id category } errors { __typename } } }""")));
        Assert.Equal("""{"data":{"productOrderById":null}}""", Flat(await shop.AskAsync("""{ productOrderById(id: "o1") { id } }""")));
    }

    [Theory]
    [InlineData(
        """updateProduct(input: { id: "nobody", name: "x" }) { product { id } errors { __typename ... on ResourceNotFoundError { message resourceType id } } }""",
        """{"product":null,"errors":[{"__typename":"ResourceNotFoundError","message":"There is no Product with the id 'nobody'.","resourceType":"Product","id":"nobody"}]}""")]
    [InlineData(
        """deleteProductOrder(input: { id: "nobody" }) { productOrder { id } errors { ... on Error { message } } }""",
        """{"productOrder":null,"errors":[{"message":"There is no ProductOrder with the id 'nobody'."}]}""")]
    [InlineData(
        """updateProduct(input: { id: "p1", ifVersion: 7, name: "x" }) { errors { __typename ... on VersionMismatchError { expectedVersion currentVersion } } }""",
        """{"errors":[{"__typename":"VersionMismatchError","expectedVersion":7,"currentVersion":1}]}""")]
    [InlineData(
        """updateProduct(input: { id: "p1", status: NOT_STARTED }) { errors { __typename ... on IllegalStateChangeError { from to allowed } } }""",
        """{"errors":[{"__typename":"IllegalStateChangeError","from":"ACTIVE","to":"NOT_STARTED","allowed":["TERMINATED"]}]}""")]
    [InlineData(
        """createProduct(input: { name: "x", extensionAttributes: { status: "active" } }) { errors { __typename ... on ValidationError { path code message } } }""",
        """{"errors":[{"__typename":"ValidationError","path":"status","code":"invalidValue","message":"\u0027status\u0027 is an attribute of the model; give it as \u0027status\u0027."}]}""")]
    [InlineData(
        """updateProduct(input: { id: "p1", name: null }) { errors { __typename ... on ValidationError { path code } } }""",
        """{"errors":[{"__typename":"ValidationError","path":"name","code":"missing"}]}""")]
    public async Task Refuses_WithATypedError(string mutation, string payload)
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            payload.Replace("\\u0027", "'"),
            JsonSerializer.Serialize(await PayloadAsync(shop, $"mutation {{ {mutation} }}")).Replace("\\u0027", "'"));
    }

    [Fact]
    public async Task MutationsOfOneRequest_RunInOrder()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();

        Assert.Equal(
            """{"data":{"a":{"version":2},"b":{"version":3},"c":{"product":{"name":"two"},"errors":null}}}""",
            Flat(await shop.AskAsync(
                """
                mutation {
                  a: updateProduct(input: { id: "p1", name: "one" }) { version }
                  b: updateProduct(input: { id: "p1", name: "two" }) { version }
                  c: updateProduct(input: { id: "p1", name: "two" }) { product { name } errors { __typename } }
                }
                """)));
    }

    private static async Task<JsonElement> PayloadAsync(ShopHost shop, string mutation)
    {
        var text = await shop.AskAsync(mutation);
        var response = JsonElement.Parse(text);
        Assert.False(response.TryGetProperty("errors", out _), text);
        return response.GetProperty("data").EnumerateObject().Single().Value;
    }

    private static string Flat(string json) => JsonSerializer.Serialize(JsonElement.Parse(json));
}

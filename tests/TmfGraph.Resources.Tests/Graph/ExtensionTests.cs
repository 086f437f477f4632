using System.Security.Claims;
using System.Text.Json;
using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Graph.Sdl;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>Fields that a domain adds in code.</summary>
public sealed class ExtensionTests
{
    [PostgresFact]
    public async Task Code_IsGivenOnlyWhatItRequires_WhereTheStoreSavesByIt()
    {
        await using var shop = await ShopHost.StartOnPostgresAsync(Extend).SeedAsync();

        Assert.Equal(
            """{"productOrders":{"nodes":[{"raw":"id priority","id":"o1"}]}}""",
            await DataAsync(shop, """{ productOrders(where: { id: { eq: "o1" } }) { nodes { raw id } } }"""));
        Assert.Contains(" item ", await DataAsync(shop, """{ productOrderById(id: "o1") { keys } }"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_NameWhatCodeReads_InsideOfDocumentsToo()
    {
        await using var shop = await StartAsync();

        Assert.Equal(
            """{"productOrderById":{"summary":"o1 10.50 EUR AddAndKeep: 1 2","item":[{"doubled":"add add"},{"doubled":"add add"}]}}""",
            await DataAsync(shop, """{ productOrderById(id: "o1") { summary item { doubled } } }"""));
    }

    [Fact]
    public async Task References_AreRead_InOneStatement()
    {
        await using var shop = await StartAsync();
        var before = shop.Statements;

        Assert.Equal(
            """{"productOrders":{"nodes":[{"first":{"name":"Fibre"},"owner":{"__typename":"Customer","id":"c1"}},{"first":{"name":"Fibre"},"owner":{"__typename":"Customer","id":"c1"}},{"first":null,"owner":{"__typename":"Product","name":"Cable"}},{"first":null,"owner":null},{"first":null,"owner":null}]}}""",
            await DataAsync(
                shop, "{ productOrders(order: [{ id: ASC }]) { nodes { first { name } owner { __typename ... on Customer { id } ... on Product { name } } } } }"));
        Assert.Equal(3, shop.Statements - before);
    }

    [Fact]
    public async Task Entities_OfOtherSubgraphs_CanBeExtended()
    {
        await using var shop = await StartAsync();

        Assert.Equal(
            """{"customerById":{"score":2},"_entities":[{"score":2},{"label":"o1!"}]}""",
            await DataAsync(
                shop,
                """{ customerById(id: "c1") { score } _entities(representations: [{ __typename: "Customer", id: "c1" }, { __typename: "ProductOrder", id: "o1" }]) { ... on Customer { score } ... on ProductOrder { label } } }"""));
    }

    [Fact]
    public async Task RootFields_HaveTheDomainsOwnStore()
    {
        await using var shop = await StartAsync();

        Assert.Equal("""{"pick":{"name":"Cable"},"kinds":"Category Product ProductOrder"}""", await DataAsync(shop, """{ pick(id: "p3") { name } kinds }"""));
        Assert.Equal("""{"data":{"ticks":{"name":"tick 1"}}}""", Compact(await shop.ListenAsync("subscription { ticks { name } }").FirstAsync()));
    }

    [Theory]
    [InlineData("{ kinds }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    [InlineData("{ kinds }", "shop:read", "granted")]
    [InlineData("mutation { shout(text: \"a\") }", "shop:read", "AUTH_NOT_AUTHORIZED")]
    [InlineData("mutation { shout(text: \"a\") }", "shop:write", "granted")]
    [InlineData("mutation { updateProduct(input: { id: \"p1\" }) { product { late } } }", "shop:write", "AUTH_NOT_AUTHORIZED")]
    [InlineData("subscription { ticks { name } }", null, "AUTH_NOT_AUTHENTICATED")]
    public async Task Code_IsGuarded(string operation, string? scopes, string answer)
    {
        await using var shop = await StartAsync(new AccessPolicy(isOpen: false));
        var user = new ClaimsPrincipal(scopes is null ? new ClaimsIdentity() : new ClaimsIdentity([new Claim("scope", scopes)], "test"));

        var response = JsonElement.Parse(await shop.ListenAsync(operation, user: user).FirstAsync());

        Assert.Equal(
            answer,
            response.TryGetProperty("errors", out var errors) ? errors[0].GetProperty("extensions").GetProperty("code").GetString() : "granted");
    }

    [Fact]
    public void SourceSchema_HasThem_WithTheTypesTheyExtend()
    {
        var plain = SourceSchemaWriter.Write(ShopModel.Model, ShopModel.KnownEntities).Split('\n');
        var extended = SourceSchemaWriter.Write(ShopModel.Model, ShopModel.KnownEntities, extend: Extend).Split('\n');

        Assert.Equal(
            """
              "The kinds of resources."
              kinds: String
              pick(id: ID!): Product
              shout(text: String!): String @loud
              ticks: Product
              late: Boolean
              raw: String
              keys: String
              "A few words."
              summary: String
              first: Product
              owner: Owner
              label: String
              score: Int!
              doubled: String
            directive @loud on FIELD_DEFINITION
            union Owner = Customer | Product
            """,
            string.Join('\n', Added(plain, extended).Where(l => l.Length > 0)));
    }

    [Fact]
    public async Task FederationSdl_HasThem_WithoutTheirDirectives()
    {
        await using var shop = await StartAsync();

        var sdl = JsonElement.Parse(await shop.AskAsync("{ _service { sdl } }")).GetProperty("data").GetProperty("_service").GetProperty("sdl").GetString()!;

        Assert.Contains("  shout(text: String!): String\n", sdl, StringComparison.Ordinal);
        Assert.Contains("type Customer @key(fields: \"id\") {", sdl, StringComparison.Ordinal);
        Assert.Contains("  score: Int!\n", sdl, StringComparison.Ordinal);
    }

    private static void Extend(SchemaBuilder schema) => schema
        .AddDocument(
            """
            directive @loud on FIELD_DEFINITION
            union Owner = Customer | Product
            extend type Query { "The kinds of resources." kinds: String pick(id: ID!): Product }
            extend type Mutation { shout(text: String!): String @loud }
            extend type Subscription { ticks: Product }
            extend type ProductOrder {
              raw: String keys: String "A few words." summary: String first: Product owner: Owner label: String
            }
            extend type Product { late: Boolean }
            extend type Customer { score: Int! }
            extend type OrderItem { doubled: String }
            """)
        .Resolve("Query.kinds", (DomainModel model) => string.Join(' ', model.Resources.Keys.Order(StringComparer.Ordinal)))
        .Resolve("Query.pick", (string id) => new EntityReference(id))
        .Resolve("Mutation.shout", (string text) => text)
        .ApplyDirective("loud", (string value) => value.ToUpperInvariant())
        .Resolve("Subscription.ticks", () => AsyncEnumerable.Range(1, 2).Select(i => JsonSerializer.SerializeToElement(new { id = i, name = $"tick {i}" })))
        .Resolve("ProductOrder.raw", (JsonElement order) => Keys(order), requires: "id priority")
        .Resolve("ProductOrder.keys", (JsonElement order) => Keys(order))
        .Resolve("ProductOrder.summary", (Summary order) => $"{order.Id} {order.Total?.Value} {order.Total?.Unit} AddAndKeep: {string.Join(' ', (order.Item ?? []).Select(i => i.Id))}")
        .Resolve("ProductOrder.first", (Summary order) => (order.Item ?? []).Select(i => i.Product?.Id).OfType<string>().FirstOrDefault() is { } id ? new EntityReference(id) : null)
        .Resolve(
            "ProductOrder.owner",
            (string id) => id switch { "o1" or "o2" => new EntityReference("c1", "Customer"), "o3" => new EntityReference("p3", "Product"), _ => null },
            requires: "id")
        .ResolveBatch("ProductOrder.label", (IReadOnlyList<string> ids) => ids.Select(id => id + "!"), requires: "id")
        .ResolveBatch("Product.late", (IReadOnlyList<string> ids, TimeProvider time) => ids.Select(_ => time.GetUtcNow() < default(DateTimeOffset)), requires: "id")
        .ResolveBatch("Customer.score", (IReadOnlyList<string> ids, ResourceStore _) => ids.Select(id => (FieldResult<int>)id.Length), requires: "id")
        .Resolve("OrderItem.doubled", (string action) => $"{action} {action}", requires: "action");

    private static string Keys(JsonElement document) => string.Join(' ', document.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));

    private static Task<ShopHost> StartAsync(AccessPolicy? access = null) => ShopHost.StartAsync(access, extend: Extend).SeedAsync();

    private static async Task<string> DataAsync(ShopHost shop, string query)
    {
        var answer = Compact(await shop.AskAsync(query));
        return answer.StartsWith("{\"data\":", StringComparison.Ordinal) ? answer["{\"data\":".Length..^1] : answer;
    }

    private static string Compact(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The lines that are more than before, in their order.</summary>
    private static IEnumerable<string> Added(string[] before, string[] after)
    {
        var next = 0;
        foreach (var line in after)
        {
            if (next < before.Length && before[next] == line)
            {
                next++;
            }
            else
            {
                yield return line;
            }
        }
    }

    private sealed record Summary(string Id, Amount? Total, IReadOnlyList<Item>? Item);

    private sealed record Amount(decimal? Value, string? Unit);

    private sealed record Item(string? Id, Product? Product);

    private sealed record Product(string? Id);
}

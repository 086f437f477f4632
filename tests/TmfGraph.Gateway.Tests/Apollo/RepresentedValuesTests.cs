using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>What representations say of values that are null, or of types that the asked source does not know.</summary>
public sealed class RepresentedValuesTests
{
    [Theory]
    [InlineData("Int!", "null,\"for 3\",\"for 4\",\"for 5\"")]
    [InlineData("Int", "\"for \",\"for 3\",\"for 4\",\"for 5\"")]
    public async Task AnObject_WithoutARequiredValueThatMayNotBeNull_IsNotAskedFor(string type, string shipping)
    {
        const string All = """[{"id":"1"},{"id":"2"},{"id":"3"},{"id":"4"}]""";
        var shop = ApolloSource.Create(
            "shop", ApolloSource.Link + """type Query { all: [Product] } type Product @key(fields: "id") { id: ID! }""", ["Product"], ApolloSource.ById(All),
            b => b.Resolve("Query.all", TestSource.Json(All)));
        var weights = ApolloSource.Create(
            "weights", ApolloSource.Link + $$"""type Product @key(fields: "id") { id: ID! weight: {{type}} }""", ["Product"],
            ApolloSource.ById("""[{"id":"2","weight":3},{"id":"3","weight":4},{"id":"4","weight":5}]"""));
        var parcels = ApolloSource.Create(
            "parcels", ApolloSource.Link + $$"""type Product @key(fields: "id") { id: ID! weight: {{type}} @external shipping: String @requires(fields: "weight") }""", ["Product"],
            ApolloSource.ById(All), b => b.Resolve("Product.shipping", FieldResolver.Pure(p => ResolvedValue.FromObject($"for {p.Json.GetProperty("weight")}"))));
        using var graph = new TestGraph(shop, weights, parcels);
        var list = string.Join(',', shipping.Split(',').Select(s => $$"""{"shipping":{{s}}}"""));
        Assert.Equal($$$"""{"data":{"all":[{{{list}}}]}}""", await graph.AskAsync("{ all { shipping } }"));
    }

    [Theory]
    [InlineData("Size", "Int", """{"__typename":"Size","width":null}""")]
    [InlineData("Size", "Int!", "null")]
    [InlineData("Size!", "Int!", null)]
    [InlineData("[Size]", "Int!", """[null,{"__typename":"Size","width":2}]""")]
    [InlineData("[Size!]", "Int!", "null")]
    [InlineData("[Size!]!", "Int!", null)]
    public async Task NullsInRequiredValues_MoveUp_AsTheSchemaOfTheAskedSourceSays(string size, string width, string? told)
    {
        var shop = ApolloSource.Create(
            "shop",
            ApolloSource.Link + $$"""type Query { p: Product } type Product @key(fields: "id") { id: ID! size: {{size}} } type Size { width: Int @shareable }""",
            ["Product"],
            _ => default,
            b => b.Resolve("Query.p", TestSource.Json(size[0] == '[' ? """{"id":"1","size":[{"width":null},{"width":2}]}""" : """{"id":"1","size":{"width":null}}""")));
        var parcels = ApolloSource.Create(
            "parcels",
            ApolloSource.Link + $$"""type Product @key(fields: "id") { id: ID! size: {{size}} @external shipping: String @requires(fields: "size { width }") } type Size { width: {{width}} @shareable }""",
            ["Product"],
            ApolloSource.ById("""[{"id":"1"}]"""),
            b => b.Resolve("Product.shipping", FieldResolver.Pure(p => ResolvedValue.FromObject(p.Json.GetProperty("size").GetRawText()))));
        using var graph = new TestGraph(shop, parcels);
        var answer = JsonElement.Parse(await graph.AskAsync("{ p { shipping } }"));
        Assert.Equal(told, answer.GetProperty("data").GetProperty("p").GetProperty("shipping").GetString());
        Assert.Equal(told is null ? "shop=1" : "shop=1 parcels=1", graph.Requests);
    }

    [Fact]
    public async Task RequiredObjects_SayTheirType_WhereNothingIsRequiredOfIt()
    {
        const string Media = "union Media = Film | Photo type Film { minutes: Int @shareable } type Photo { width: Int @shareable }";
        var shop = ApolloSource.Create(
            "shop", ApolloSource.Link + Media + """ type Query { p: Product } type Product @key(fields: "id") { id: ID! media: [Media] }""", ["Product"], _ => default,
            b => b.Resolve("Query.p", TestSource.Json(
                """{"id":"1","media":[{"__typename":"Film","minutes":90},{"__typename":"Photo","width":3},null]}""")));
        var labels = ApolloSource.Create(
            "labels",
            ApolloSource.Link + Media + """ type Product @key(fields: "id") { id: ID! media: [Media] @external label: String @requires(fields: "media { ... on Film { minutes } }") }""",
            ["Product"],
            ApolloSource.ById("""[{"id":"1"}]"""),
            b => b.Resolve("Product.label", FieldResolver.Pure(p => ResolvedValue.FromObject(p.Json.GetProperty("media").GetRawText()))));
        using var graph = new TestGraph(shop, labels);
        var answer = JsonElement.Parse(await graph.AskAsync("{ p { label } }"));
        Assert.Equal(
            """[{"__typename":"Film","minutes":90},{"__typename":"Photo"},null]""",
            answer.GetProperty("data").GetProperty("p").GetProperty("label").GetString());
    }

    [Theory]
    [InlineData("[Int]", "[1,null]")]
    [InlineData("[Int!]", "null")]
    [InlineData("[Int!]!", null)]
    public async Task NullsInRequiredListsOfLeaves_MoveUp_TheSameWay(string asked, string? told)
    {
        var shop = ApolloSource.Create(
            "shop", ApolloSource.Link + """type Query { p: Product } type Product @key(fields: "id") { id: ID! box: Box } type Box { sizes: [Int] @shareable }""", ["Product"], _ => default,
            b => b.Resolve("Query.p", TestSource.Json("""{"id":"1","box":{"sizes":[1,null]}}""")));
        var parcels = ApolloSource.Create(
            "parcels",
            ApolloSource.Link + $$"""type Product @key(fields: "id") { id: ID! box: Box @external shipping: String @requires(fields: "box { sizes }") } type Box { sizes: {{asked}} @shareable }""",
            ["Product"],
            ApolloSource.ById("""[{"id":"1"}]"""),
            b => b.Resolve("Product.shipping", FieldResolver.Pure(p => p.Json.GetProperty("box") is { ValueKind: JsonValueKind.Object } box
                ? ResolvedValue.FromObject(box.GetProperty("sizes").GetRawText())
                : ResolvedValue.Null)));
        using var graph = new TestGraph(shop, parcels);
        var answer = JsonElement.Parse(await graph.AskAsync("{ p { shipping } }"));
        Assert.Equal(told, answer.GetProperty("data").GetProperty("p").GetProperty("shipping").GetString());
        Assert.Equal("shop=1 parcels=1", graph.Requests);
    }

    /// <summary>Such an object is null to the source; where it takes no null it is told the type, as without it the whole product would be lost.</summary>
    [Theory]
    [InlineData("Cover", """{"data":{"first":{"price":7,"packing":"null"}}}""")]
    [InlineData("Cover!", """{"data":{"first":{"price":7,"packing":"{\"__typename\":\"Box\"}"}}}""")]
    public async Task RequiredObject_OfATypeThatTheSourceDoesNotKnow_IsNull_OrItsType(string type, string expected)
    {
        const string Product = """{"upc":"1","cover":{"__typename":"Box","size":3}}""";
        using var covers = ApolloSource.Create(
            "covers",
            ApolloSource.Link +
            $$"""
            type Query { first: Product }
            type Product @key(fields: "upc") { upc: String! cover: {{type}} }
            union Cover = Box | Bag
            type Box { size: Int }
            type Bag { colour: String }
            """,
            ["Product"],
            ApolloSource.ById($"[{Product}]", "upc"),
            b => b.Resolve("Query.first", TestSource.Json(Product)));
        using var prices = ApolloSource.Create(
            "prices",
            ApolloSource.Link +
            $$"""
            type Product @key(fields: "upc") { upc: String! price: Int cover: {{type}} @external packing: String @requires(fields: "cover { ... on Bag { colour } }") }
            union Cover = Bag
            type Bag { colour: String @external }
            """,
            ["Product"],
            ApolloSource.ById("""[{"upc":"1","price":7}]""", "upc"),
            b => b.Resolve("Product.packing", FieldResolver.Pure((p, _) => ResolvedValue.FromObject(p.Json.GetProperty(ApolloSource.Represented).GetProperty("cover").GetRawText()))));
        using var graph = new TestGraph(covers, prices);
        Assert.Equal(expected, await graph.AskAsync("{ first { price packing } }"));
    }
}

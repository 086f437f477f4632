using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>The gateway over Apollo Federation sources: what is asked of them, and what becomes of their answers.</summary>
public sealed class EntitiesTests
{
    private const string ProductData =
        """[{"upc":"1","name":"Table","price":10,"weight":3,"__typename":"Product"},{"upc":"2","name":"Couch","price":null,"weight":9,"__typename":"Product"}]""";

    private static TestSource Products() => ApolloSource.Create(
        "products",
        ApolloSource.Link +
        """
        type Query { top: [Product] }
        type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }
        """,
        ["Product"],
        ApolloSource.ById(ProductData, "upc"),
        b => b.Resolve("Query.top", TestSource.Json(ProductData)));

    private static TestSource Inventory() => ApolloSource.Create(
        "inventory",
        ApolloSource.Link +
        """
        type Product @key(fields: "upc") {
          upc: String! price: Int @external weight: Int @external
          inStock: Boolean
          shipping(express: Boolean): String @requires(fields: "price weight")
        }
        """,
        ["Product"],
        ApolloSource.ById("""[{"upc":"1","inStock":true},{"upc":"2","inStock":false}]""", "upc"),
        b => b.Resolve("Product.shipping", FieldResolver.Pure((p, a) => ResolvedValue.FromObject(
            $"{p.Json.GetProperty("price")}/{p.Json.GetProperty("weight")}/{a.Get("express")}"))));

    private static TestSource Reviews() => ApolloSource.Create(
        "reviews",
        ApolloSource.Link +
        """
        type Query { latest: [Subject] }
        union Subject = Product | Shop
        type Product @key(fields: "upc") { upc: String! stars: Int }
        type Shop @key(fields: "at { city } no") { at: Place! no: Int! stars: Int }
        type Place { city: String! }
        """,
        ["Product", "Shop"],
        r => r.GetProperty("__typename").ToString() == "Shop"
            ? JsonDocument.Parse("""{"stars":4}""").RootElement
            : JsonDocument.Parse("""{"stars":5}""").RootElement,
        b => b.Resolve("Query.latest", TestSource.Json(
            """
            [{"__typename":"Product","upc":"2"},{"__typename":"Shop","at":{"city":"Bonn"},"no":1},{"__typename":"Product","upc":"1"},{"__typename":"Product","upc":"2"}]
            """)));

    private static TestSource Shops() => ApolloSource.Create(
        "shops",
        ApolloSource.Link +
        """
        type Product @key(fields: "upc") { upc: String! soldIn: Int }
        type Shop @key(fields: "no at { city }") { at: Place! no: Int! owner: String }
        type Place { city: String! }
        """,
        ["Product", "Shop"],
        r => JsonDocument.Parse(r.GetProperty("__typename").ToString() == "Shop"
            ? $$"""{"owner":"{{r.GetProperty("at").GetProperty("city")}} {{r.GetProperty("no")}}"}"""
            : """{"soldIn":7}""").RootElement);

    [Fact]
    public async Task Requirements_TravelInTheRepresentation()
    {
        using var graph = new TestGraph(Products(), Inventory());
        var answer = await graph.AskAsync("query($express: Boolean) { top { name inStock shipping(express: $express) } }", """{"express":true}""");
        Assert.Equal(
            """{"data":{"top":[{"name":"Table","inStock":true,"shipping":"10/3/True"},{"name":"Couch","inStock":false,"shipping":"/9/True"}]}}""",
            answer);
        Assert.Equal("products=1 inventory=1", graph.Requests);
    }

    [Fact]
    public void ThePlan_SaysWhatTheRepresentationsHold()
    {
        using var graph = new TestGraph(Products(), Inventory());
        Snapshot.Match(graph.PlanOf("query Q($representations: Boolean) { top { inStock shipping(express: $representations) } }"), "yaml");
    }

    [Fact]
    public async Task SeveralTypes_AreOneRequest_AndEqualObjectsAreAskedForOnce()
    {
        using var graph = new TestGraph(Products(), Reviews(), Shops());
        var answer = await graph.AskAsync("{ latest { ... on Product { soldIn } ... on Shop { owner } } }");
        Assert.Equal("""{"data":{"latest":[{"soldIn":7},{"owner":"Bonn 1"},{"soldIn":7},{"soldIn":7}]}}""", answer);
        Assert.Equal("reviews=1 shops=1", graph.Requests);
    }

    [Fact]
    public async Task CompositeSources_AndApolloOnes_FindEachOthersEntities()
    {
        var offers = new TestSource(
            "offers",
            """
            type Query { offers: [Offer!] productByUpc(upc: String!): Product @lookup @internal }
            type Offer { product: Product }
            type Product @key(fields: "upc") { upc: String! score(weight: Int @require(field: "weight")): Int }
            """,
            b => b.Resolve("Query.offers", TestSource.Json("""[{"product":{"upc":"1"}},{"product":{"upc":"2"}}]"""))
                .Resolve("Query.productByUpc", TestSource.Find(ProductData, "upc"))
                .Resolve("Product.score", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.GetInt32("weight") * 2))));
        using var graph = new TestGraph(Products(), Inventory(), offers);
        var answer = await graph.AskAsync("{ offers { product { name score shipping } } }");
        Assert.Equal(
            """{"data":{"offers":[{"product":{"name":"Table","score":6,"shipping":"10/3/"}},{"product":{"name":"Couch","score":18,"shipping":"/9/"}}]}}""",
            answer);
    }

    [Fact]
    public async Task Requirements_MayHaveRequirements_OfTheirOwn()
    {
        var taxes = ApolloSource.Create(
            "taxes",
            ApolloSource.Link + """type Product @key(fields: "upc") { upc: String! shipping(express: Boolean): String @external tax: String @requires(fields: "shipping(express: false)") }""",
            ["Product"],
            ApolloSource.ById(ProductData, "upc"),
            b => b.Resolve("Product.tax", FieldResolver.Pure(p => ResolvedValue.FromObject($"tax on {p.Json.GetProperty("shipping")}"))));
        using var graph = new TestGraph(Products(), Inventory(), taxes);
        Assert.Equal("""{"data":{"top":[{"tax":"tax on 10/3/False"},{"tax":"tax on /9/False"}]}}""", await graph.AskAsync("{ top { tax } }"));
        Assert.Equal("products=1 inventory=1 taxes=1", graph.Requests);
    }

    [Fact]
    public async Task Requirements_MayLeadThroughOwnFields()
    {
        var posts = ApolloSource.Create(
            "posts",
            ApolloSource.Link +
            """
            type Query { posts: [Post] }
            type Post @key(fields: "id") { id: ID! authors: [User!] byline: String @requires(fields: "authors { name }") }
            type User @key(fields: "id") { id: ID! name: String @external }
            """,
            ["Post", "User"],
            r => r,
            b => b.Resolve("Query.posts", TestSource.Json("""[{"id":"1","authors":[{"id":"a"},{"id":"b"}]},{"id":"2","authors":[]}]"""))
                .Resolve("Post.byline", FieldResolver.Pure((p, _) => ResolvedValue.FromObject(
                    "by " + string.Join(" and ", p.Json.GetProperty("authors").EnumerateArray().Select(a => a.GetProperty("name")))))));
        var users = ApolloSource.Create(
            "users",
            ApolloSource.Link + """type User @key(fields: "id") { id: ID! name: String }""",
            ["User"],
            ApolloSource.ById("""[{"id":"a","name":"Ada"},{"id":"b","name":"Bo"}]""", "id"));
        using var graph = new TestGraph(posts, users);
        Assert.Equal("""{"data":{"posts":[{"byline":"by Ada and Bo"},{"byline":"by "}]}}""", await graph.AskAsync("{ posts { byline } }"));
    }

    [Fact]
    public async Task Keys_MayHoldLists()
    {
        var carts = ApolloSource.Create(
            "carts",
            ApolloSource.Link +
            """
            type Query { carts: [Cart] }
            type Cart @key(fields: "codes lines { id }") { codes: [ID!]! lines: [Line!]! }
            type Line { id: ID! count: Int }
            """,
            ["Cart"],
            r => r,
            b => b.Resolve("Query.carts", TestSource.Json(
                """
                [
                  {"codes":["x","y"],"lines":[{"id":"1","count":3},{"id":"2","count":1}]},
                  {"codes":["x"],"lines":[]},
                  {"codes":["x","y"],"lines":[{"id":"1","count":9},{"id":"2","count":9}]},
                  {"codes":["y","x"],"lines":[{"id":"1","count":9}]}
                ]
                """)));
        var totals = ApolloSource.Create(
            "totals",
            ApolloSource.Link +
            """
            type Cart @key(fields: "codes lines { id }") { codes: [ID!]! lines: [Line!]! label: String }
            type Line @shareable { id: ID! }
            """,
            ["Cart"],
            r => JsonSerializer.SerializeToElement(new { label = $"{r.GetProperty("codes").GetArrayLength()} codes, {r.GetProperty("lines").GetArrayLength()} lines" }));
        using var graph = new TestGraph(carts, totals);
        Assert.Equal(
            """{"data":{"carts":[{"label":"2 codes, 2 lines"},{"label":"1 codes, 0 lines"},{"label":"2 codes, 2 lines"},{"label":"2 codes, 1 lines"}]}}""",
            await graph.AskAsync("{ carts { label } }"));
    }

    [Fact]
    public async Task InterfaceObjects_AreAskedForByTheNameOfTheInterface()
    {
        var media = ApolloSource.Create(
            "media",
            ApolloSource.Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! }
            type Book implements Media @key(fields: "id") { id: ID! pages: Int }
            type Film implements Media @key(fields: "id") { id: ID! }
            """,
            ["Book", "Film"],
            ApolloSource.ById("""[{"id":"1"}]"""),
            b => b.Resolve("Query.media", TestSource.Json("""[{"__typename":"Book","id":"1","pages":9},{"__typename":"Film","id":"2"}]""")));
        var ratings = ApolloSource.Create(
            "ratings",
            ApolloSource.Link + """type Media @interfaceObject @key(fields: "id") { id: ID! rating: Rating } type Rating { stars: Int }""",
            ["Media"],
            ApolloSource.ById("""[{"id":"1","rating":{"stars":3}},{"id":"2","rating":{"stars":4}}]"""));
        using var graph = new TestGraph(media, ratings);
        Assert.Equal(
            """{"data":{"media":[{"__typename":"Book","rating":{"stars":3},"pages":9},{"__typename":"Film","rating":{"stars":4}}]}}""",
            await graph.AskAsync("{ media { __typename rating { stars } ... on Book { pages } } }"));
        Assert.Equal("""query($representations:[_Any!]!){_entities(representations:$representations){...on Media{rating{stars}}}}""", ratings.Documents.Single());
    }

    [Fact]
    public async Task WhatIsProvidedOfAnInterfaceObject_IsTakenWhereItIs()
    {
        var media = ApolloSource.Create(
            "media",
            ApolloSource.Link +
            """
            type Query { media: [Media] }
            interface Media @key(fields: "id") { id: ID! title: String year: Int }
            type Book implements Media @key(fields: "id") { id: ID! title: String @shareable year: Int }
            """,
            ["Book"],
            ApolloSource.ById("""[{"id":"1","__typename":"Book","title":"Tides of media","year":1999}]"""));
        var reviews = ApolloSource.Create(
            "reviews",
            ApolloSource.Link +
            """
            type Query { reviews: [Review] }
            type Review { media: Media @provides(fields: "title") }
            type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external }
            """,
            ["Media"],
            r => r,
            b => b.Resolve("Query.reviews", TestSource.Json("""[{"media":{"id":"1","title":"Tides"}}]""")));
        using var graph = new TestGraph(media, reviews);
        Assert.Equal("""{"data":{"reviews":[{"media":{"title":"Tides"}}]}}""", await graph.AskAsync("{ reviews { media { title } } }"));
        Assert.Equal("media=1 reviews=1", graph.Requests); // media says which type it is
    }

    [Fact]
    public async Task ManyEntities_AreAskedForInParts()
    {
        var all = "[" + string.Join(',', Enumerable.Range(0, 7).Select(n => $$"""{"upc":"{{n}}","inStock":{{(n == 5 ? "3" : "true")}}}""")) + "]";
        var products = ApolloSource.Create(
            "products",
            ApolloSource.Link + """type Query { top: [Product] } type Product @key(fields: "upc") { upc: String! }""",
            [],
            _ => default,
            b => b.Resolve("Query.top", TestSource.Json(all)));
        var inventory = ApolloSource.Create(
            "inventory", ApolloSource.Link + """type Product @key(fields: "upc") { upc: String! inStock: Boolean }""", ["Product"], ApolloSource.ById(all, "upc"));
        using var graph = new TestGraph(new GatewayOptions { MaxVariableSetsPerRequest = 3 }, products, inventory);
        var answer = JsonDocument.Parse(await graph.AskAsync("{ top { inStock } }")).RootElement;
        Assert.Equal("True True True True True  True", string.Join(' ', answer.GetProperty("data").GetProperty("top").EnumerateArray().Select(p => p.GetProperty("inStock").ToString())));
        Assert.Equal("""["top",5,"inStock"]""", answer.GetProperty("errors")[0].GetProperty("path").GetRawText());
        Assert.Equal("products=1 inventory=3", graph.Requests);
    }

    [Fact]
    public async Task Errors_StandAtTheObjectTheyBelongTo()
    {
        var inventory = ApolloSource.Create(
            "inventory",
            ApolloSource.Link + """type Product @key(fields: "upc") { upc: String! inStock: Boolean }""",
            ["Product"],
            ApolloSource.ById("""[{"upc":"1","inStock":true},{"upc":"2"}]""", "upc"),
            b => b.Resolve("Product.inStock", FieldResolver.Pure(p => p.Json.TryGetProperty("inStock", out var stock)
                ? ResolvedValue.FromJson(stock)
                : throw new GraphQLException("not counted"))));
        using var graph = new TestGraph(Products(), inventory);
        Assert.Equal(
            """{"errors":[{"message":"not counted","path":["top",1,"inStock"],"extensions":{"service":"inventory"}}],"data":{"top":[{"inStock":true},{"inStock":null}]}}""",
            await graph.AskAsync("{ top { inStock } }"));
    }
}

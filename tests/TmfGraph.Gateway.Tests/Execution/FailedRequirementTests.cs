using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>
/// A field that is only required, and may not be null, takes along nothing of what the client asks for when it fails: as if the client had asked one schema
/// for fields of which only one reads it.
/// </summary>
public sealed class FailedRequirementTests
{
    private const string Parts =
        """[{ "id": "1", "name": "Bolt", "price": 5 }, { "id": "2", "name": "Nut", "price": null }, { "id": "3", "name": "Pin", "price": 7 }]""";

    private const string Part = """type Part @key(fields: "id") { id: ID!  name: String  price: Int! }""";

    private static TestSource Shop(string query, bool ignoresOnError = true, SourceSchemaSettings? settings = null) => new(
        "shop",
        $"type Query {{ {query}  partById(id: ID!): Part @lookup @internal }}\ntype Mutation {{ make: Part }}\ntype Subscription {{ made: Part }}\n{Part}",
        b => Prices(b.Resolve("Query.partById", TestSource.Find(Parts)).Resolve("Mutation.make", TestSource.Json(One("2"))).Resolve("Subscription.made", FieldResolver.Stream(Made)), query))
    {
        IgnoresOnError = ignoresOnError,
        Settings = settings,
    };

    private static async IAsyncEnumerable<SourceEvent> Made(StreamContext context, [EnumeratorCancellation] CancellationToken token)
    {
        await Task.Yield();
        yield return new SourceEvent(ResolvedValue.FromJson(JsonDocument.Parse(One("2")).RootElement));
    }

    private static void Prices(SchemaBuilder builder, string query)
    {
        if (query.StartsWith("part:", StringComparison.Ordinal))
        {
            builder.Resolve("Query.part", TestSource.Json(One("2")));
        }
        else
        {
            builder.Resolve("Query.parts", TestSource.Json(Parts));
        }

        FailPrices(builder);
    }

    private static void FailPrices(SchemaBuilder builder) =>
        builder.Resolve("Part.price", FieldResolver.Batch((batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var price = batch.GetParent(i).Json.GetProperty("price");
                if (price.ValueKind is JsonValueKind.Null)
                {
                    batch.SetError(i, new GraphQLError("No price today."));
                }
                else
                {
                    batch.SetResult(i, ResolvedValue.FromJson(price));
                }
            }

            return ValueTask.CompletedTask;
        }));

    private static string One(string id) => JsonDocument.Parse(Parts).RootElement.EnumerateArray().Single(p => p.GetProperty("id").ToString() == id).ToString();

    private static TestSource Fees() => new(
        "fees",
        """
        type Query { partById(id: ID!): Part @lookup @internal }
        type Part @key(fields: "id") { id: ID!  fee(price: Int @require(field: "price")): String }
        """,
        b => b.Resolve("Query.partById", TestSource.Find(Parts))
            .Resolve("Part.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"for {a.Get("price")}"))));

    private static TestSource ApolloFees() => ApolloSource.Create(
        "fees",
        ApolloSource.Link + """
        type Part @key(fields: "id") { id: ID!  price: Int! @external  fee: String @requires(fields: "price") }
        """,
        ["Part"],
        ApolloSource.ById(Parts),
        b => b.Resolve("Part.fee", FieldResolver.Pure(p => ResolvedValue.FromObject($"for {p.Json.GetProperty(ApolloSource.Represented).GetProperty("price")}"))));

    private static TestSource FeesOf(string kind) => kind == "apollo" ? ApolloFees() : Fees();

    [Theory]
    [InlineData("composite")]
    [InlineData("apollo")]
    public async Task Object_KeepsWhatTheClientAsksFor(string kind)
    {
        using var graph = new TestGraph(Shop("part: Part"), FeesOf(kind));
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["part","fee"],"extensions":{"service":"shop"}}],"data":{"part":{"name":"Nut","fee":null}}}""",
            await graph.AskAsync("{ part { name fee } }"));
        Assert.Equal("shop=2", graph.Requests);
    }

    [Theory]
    [InlineData("composite")]
    [InlineData("apollo")]
    public async Task ItemOfAList_KeepsWhatTheClientAsksFor_AndOthersLoseNothing(string kind)
    {
        using var graph = new TestGraph(Shop("parts: [Part]"), FeesOf(kind));
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["parts",1,"fee"],"extensions":{"service":"shop"}}],"data":{"parts":[{"name":"Bolt","fee":"for 5"},{"name":"Nut","fee":null},{"name":"Pin","fee":"for 7"}]}}""",
            await graph.AskAsync("{ parts { name fee } }"));
        Assert.Equal("shop=2 fees=1", graph.Requests);
    }

    [Theory]
    [InlineData("composite")]
    [InlineData("apollo")]
    public async Task List_KeepsWhatTheClientAsksFor(string kind)
    {
        using var graph = new TestGraph(Shop("parts: [Part!]"), FeesOf(kind));
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["parts",0,"fee"],"extensions":{"service":"shop"}},{"message":"No price today.","path":["parts",1,"fee"],"extensions":{"service":"shop"}},{"message":"No price today.","path":["parts",2,"fee"],"extensions":{"service":"shop"}}],"data":{"parts":[{"name":"Bolt","fee":null},{"name":"Nut","fee":null},{"name":"Pin","fee":null}]}}""",
            await graph.AskAsync("{ parts { name fee } }"));
    }

    [Fact]
    public async Task ObjectsOfALookup_AreAskedForAgain_WhenTheyAreLost_AndNoOthers()
    {
        using var stock = Stock();
        using var shop = Shop("parts: [Part]");
        using var graph = new TestGraph(stock, shop, Fees());
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["shelf",1,"fee"],"extensions":{"service":"shop"}}],"data":{"shelf":[{"name":"Bolt","fee":"for 5"},{"name":"Nut","fee":null},{"name":"Pin","fee":"for 7"}]}}""",
            await graph.AskAsync("{ shelf { name fee } }"));
        Assert.Equal(
            [
                "query($__id:ID!){partById(id:$__id){price name}} × 3",
                "query($__id:ID!){partById(id:$__id){name}} × 1",
            ],
            shop.Documents.Zip(shop.SetCounts, (d, n) => $"{d} × {n}"));
    }

    [Fact]
    public async Task EntitiesOfARequest_AreAskedForAgain_WhenTheyAreLost_AndNoOthers()
    {
        using var stock = Stock();
        using var shop = ApolloSource.Create(
            "shop",
            ApolloSource.Link + Part + "\ntype Box @key(fields: \"id\") { id: ID!  label(of: String): String }",
            ["Part", "Box"],
            r => ApolloSource.ById(r.GetProperty("__typename").ToString() == "Box" ? """[{ "id": "b", "label": "B", "__typename": "Box" }]""" : Parts.Replace("\"id\"", "\"__typename\": \"Part\", \"id\"", StringComparison.Ordinal))(r),
            FailPrices,
            ignoresOnError: true);
        using var graph = new TestGraph(stock, shop, ApolloFees());
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["shelf",1,"fee"],"extensions":{"service":"shop"}}],"data":{"shelf":[{"name":"Bolt","fee":"for 5"},{"name":"Nut","fee":null},{"name":"Pin","fee":"for 7"}],"box":{"label":"B"}}}""",
            await graph.AskAsync("query($of: String) { shelf { name fee } box { label(of: $of) } }", """{ "of": "x" }"""));
        Assert.Equal(
            """
            query($representations_0:[_Any!]!,$representations_1:[_Any!]!,$of:String){_0:_entities(representations:$representations_0){...on Part{price name}} _1:_entities(representations:$representations_1){...on Box{label(of:$of)}}}
            query($representations:[_Any!]!){_entities(representations:$representations){...on Part{name}}}
            """,
            string.Join('\n', shop.Documents));
    }

    [Theory]
    [InlineData(false, "{fee(price:$__price) paint(color:$__color) name2} {paint(color:$__color) name2} {paint(color:$__color) name2}")]
    [InlineData(true, "{fee(price:$__price) name2} {name2} {name2}")]
    public async Task FieldThatRequires_AndIsRequired_TakesAlongNothing(bool isColorLost, string asked)
    {
        using var colors = new TestSource(
            "colors",
            "type Query { partById(id: ID!): Part @lookup @internal }\ntype Part @key(fields: \"id\") { id: ID!  color: String }",
            b => b.Resolve("Query.partById", TestSource.Find("""[{ "id": "1", "color": "red" }, { "id": "2", "color": "red" }, { "id": "3", "color": "red" }]""")))
        {
            Fail = () =>
            {
                if (isColorLost)
                {
                    throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
                }
            },
        };
        using var fees = new TestSource(
            "fees",
            """
            type Query { partById(id: ID!): Part @lookup @internal }
            type Part @key(fields: "id") { id: ID!  name2: String  fee(price: Int @require(field: "price")): String!  paint(color: String @require(field: "color")): String }
            """,
            b => b.Resolve("Query.partById", TestSource.Find(Parts))
                .Resolve("Part.name2", FieldResolver.Pure(p => ResolvedValue.FromJson(p.Json.GetProperty("name"))))
                .Resolve("Part.paint", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"in {a.Get("color")}")))
                .Resolve("Part.fee", FieldResolver.Pure((_, a) => a.Get("price")?.GetInt32() is 7 ? ResolvedValue.FromError(new GraphQLError("No fee today.")) : ResolvedValue.FromObject($"for {a.Get("price")}"))))
        {
            IgnoresOnError = true,
        };
        using var totals = new TestSource(
            "totals",
            """
            type Query { partById(id: ID!): Part @lookup @internal }
            type Part @key(fields: "id") { id: ID!  total(fee: String @require(field: "fee")): String }
            """,
            b => b.Resolve("Query.partById", TestSource.Find(Parts)).Resolve("Part.total", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"all {a.Get("fee")}"))));
        using var graph = new TestGraph(Stock(), Shop("parts: [Part]"), colors, fees, totals);
        using var answer = JsonDocument.Parse(await graph.AskAsync("{ shelf { total name2 paint } }"));
        var paint = isColorLost ? "null" : "\"in red\"";
        Assert.Equal(
            """{"shelf":[{"total":"all for 5","name2":"Bolt","paint":PAINT},{"total":null,"name2":"Nut","paint":PAINT},{"total":null,"name2":"Pin","paint":PAINT}]}""".Replace("PAINT", paint, StringComparison.Ordinal),
            answer.RootElement.GetProperty("data").GetRawText());
        Assert.Equal(
            isColorLost ? ["No fee today.", "No price today.", "down", "down", "down"] : ["No fee today.", "No price today."],
            answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(asked, string.Join(' ', fees.Documents.Select(d => d[(d.LastIndexOf(":$__id)", StringComparison.Ordinal) + 7)..^1]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task WhatIsLost_StaysLost_WhenItCannotBeFetchedAgain()
    {
        using var shop = Shop("part: Part");
        shop.Fail = () =>
        {
            if (shop.Requests > 1)
            {
                throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
            }
        };
        using var graph = new TestGraph(shop, Fees());
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["part"],"extensions":{"service":"shop"}}],"data":{"part":null}}""",
            await graph.AskAsync("{ part { name fee } }"));
    }

    [Fact]
    public async Task WhatTheClientAsksFor_MayTakeAlongItsObject()
    {
        using var graph = new TestGraph(Shop("part: Part"), Fees());
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["part","price"],"extensions":{"service":"shop"}}],"data":{"part":null}}""",
            await graph.AskAsync("{ part { name price fee } }"));
        Assert.Equal("shop=1", graph.Requests);
    }

    [Theory]
    [InlineData(true, """{"errors":[{"message":"No price today.","path":["part","price"],"extensions":{"service":"shop"}}],"data":{"part":null}}""")]
    [InlineData(false, """{"errors":[{"message":"No price today.","path":["part","fee"],"extensions":{"service":"shop"}}],"data":{"part":{"name":"Nut","fee":null}}}""")]
    public async Task WhatTheClientLeavesOut_TakesAlongNothing(bool isIncluded, string expected)
    {
        using var graph = new TestGraph(Shop("part: Part"), Fees());
        Assert.Equal(
            expected,
            await graph.AskAsync("query($price: Boolean!) { part { name price @include(if: $price) fee } }", $$"""{ "price": {{(isIncluded ? "true" : "false")}} }"""));
    }

    [Fact]
    public async Task Mutations_AreNotSentAgain()
    {
        using var graph = new TestGraph(Shop("part: Part"), Fees());
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["make"],"extensions":{"service":"shop"}}],"data":{"make":null}}""",
            await graph.AskAsync("mutation { make { name fee } }"));
        Assert.Equal("shop=1", graph.Requests);
    }

    [Theory]
    [InlineData("{ part { name fee } }", "part", false)]
    [InlineData("mutation { make { name fee } }", "make", false)]
    [InlineData("subscription { made { name fee } }", "made", false)]
    [InlineData("{ part { name fee } }", "part", true)]
    public async Task ASourceThatLeavesNullsWhereTheyStand_IsAskedToAndOnlyOnce(string query, string field, bool isApollo)
    {
        using var graph = new TestGraph(Shop("part: Part", ignoresOnError: false), isApollo ? ApolloFees() : Fees());
        Assert.Equal(
            [$$$$"""{"errors":[{"message":"No price today.","path":["{{{{field}}}}","fee"],"extensions":{"service":"shop"}}],"data":{"{{{{field}}}}":{"name":"Nut","fee":null}}}"""],
            await graph.AskPartsAsync(query));
        Assert.Equal("shop=1", graph.Requests);
    }

    [Fact]
    public async Task ASourceThatLeavesNullsWhereTheyStand_LosesNothingOfOtherItems()
    {
        using var graph = new TestGraph(Shop("parts: [Part!]", ignoresOnError: false), Fees());
        Assert.Equal(
            """{"errors":[{"message":"No price today.","path":["parts",1,"fee"],"extensions":{"service":"shop"}}],"data":{"parts":[{"name":"Bolt","fee":"for 5"},{"name":"Nut","fee":null},{"name":"Pin","fee":"for 7"}]}}""",
            await graph.AskAsync("{ parts { name fee } }"));
    }

    [Theory]
    [InlineData(true, "onError")]
    [InlineData(false, "")]
    public async Task ASourceOverHttp_IsToldToLeaveNulls_WhenItsSettingsSayThatItKnowsHow(bool knows, string expected)
    {
        var bodies = new List<string>();
        using var shop = Shop("part: Part", !knows, new SourceSchemaSettings { Name = "shop", LeavesNulls = knows });
        using var fees = Fees();
        await using var server = await GatewayServer.StartAsync([shop, fees], async context =>
        {
            context.Request.EnableBuffering();
            bodies.Add(await new StreamReader(context.Request.Body).ReadToEndAsync());
            context.Request.Body.Position = 0;
        });
        var (_, body) = await server.PostAsync("""{ "query": "{ part { name fee } }" }""", "application/json");
        Assert.Equal("""{"errors":[{"message":"No price today.","path":["part","fee"],"extensions":{"service":"shop"}}],"data":{"part":{"name":"Nut","fee":null}}}""", body);
        Assert.Equal(knows ? 1 : 2, shop.Requests);
        Assert.All(bodies, b => Assert.Equal(expected, b.Contains("\"onError\":\"NULL\"", StringComparison.Ordinal) ? "onError" : ""));
    }

    [Fact]
    public async Task ObjectInsideWhatTheClientAsksFor_KeepsItsFields()
    {
        using var shop = new TestSource(
            "shop",
            "type Query { part: Part }\ntype Part @key(fields: \"id\") { id: ID!  cost: Cost }\ntype Cost { currency: String  amount: Int! }",
            b => b.Resolve("Query.part", TestSource.Json("""{ "id": "1", "cost": { "currency": "EUR" } }"""))
                .Resolve("Cost.amount", FieldResolver.Batch((_, _) => throw new GraphQLException("No amount."))))
        {
            IgnoresOnError = true,
        };
        using var fees = new TestSource(
            "fees",
            """
            type Query { partById(id: ID!): Part @lookup @internal }
            type Part @key(fields: "id") { id: ID!  fee(amount: Int @require(field: "cost.amount")): String }
            """,
            b => b.Resolve("Query.partById", TestSource.Find(Parts)).Resolve("Part.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"for {a.Get("amount")}"))));
        using var graph = new TestGraph(shop, fees);
        Assert.Equal(
            """{"errors":[{"message":"No amount.","path":["part","fee"],"extensions":{"service":"shop"}}],"data":{"part":{"cost":{"currency":"EUR"},"fee":null}}}""",
            await graph.AskAsync("{ part { cost { currency } fee } }"));
    }

    private static TestSource Stock() => new(
        "stock",
        "type Query { shelf: [Part]  box: Box }\ntype Part @key(fields: \"id\") { id: ID! }\ntype Box @key(fields: \"id\") { id: ID! }",
        b => b.Resolve("Query.shelf", TestSource.Json("""[{ "id": "1" }, { "id": "2" }, { "id": "3" }]""")).Resolve("Query.box", TestSource.Json("""{ "id": "b" }""")));
}

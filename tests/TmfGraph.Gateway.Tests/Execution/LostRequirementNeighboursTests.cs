using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Fields that travel with one that requires a lost value lose nothing by it, for whatever reason the value is lost.</summary>
public sealed class LostRequirementNeighboursTests : IDisposable
{
    private const string Items =
        """
        [{ "id": "1", "label": "L1", "weight": 5, "note": "n1", "tags": ["a"], "box": { "size": 1 }, "origin": { "country": "PT" }, "rank": 1 },
         { "id": "2", "label": "L2", "weight": "fails", "note": null, "tags": ["b", "fails"], "box": { "size": "fails" }, "origin": "fails", "rank": "fails" },
         { "id": "3", "label": "L3", "weight": null, "note": "n3", "tags": [null], "box": null, "origin": null, "rank": 3 }]
        """;

    private readonly TestSource _shop = new(
        "shop",
        "type Query { items: [Item]  one(id: ID!): Item }\ntype Item @key(fields: \"id\") { id: ID! }",
        b => b.Resolve("Query.items", TestSource.Json(Items)).Resolve("Query.one", TestSource.Find(Items)));

    private readonly TestSource _facts = new(
        "facts",
        """
        type Query { itemById(id: ID!): Item @lookup @internal }
        type Item @key(fields: "id") { id: ID!  weight: Int  note: String  tags: [String]  box: Box  origin: Origin }
        type Box { size: Int! }
        type Origin { country: String }
        """,
        b => Fails(b.Resolve("Query.itemById", TestSource.Find(Items)), "Item.weight", "Item.tags", "Item.origin", "Box.size"));

    private readonly TestSource _ranks = new(
        "ranks",
        "type Query { itemById(id: ID!): Item @lookup @internal }\ntype Item @key(fields: \"id\") { id: ID!  rank: Int }",
        b => Fails(b.Resolve("Query.itemById", TestSource.Find(Items)), "Item.rank"));

    private readonly TestSource _totals = new(
        "totals",
        """
        type Query { itemById(id: ID!): Item @lookup @internal }
        type Item @key(fields: "id") { id: ID!  seller: String  total(fee: String @require(field: "fee")): String }
        """,
        b => b.Resolve("Query.itemById", TestSource.Find(Items)).Resolve("Item.seller", FieldResolver.Pure(_ => ResolvedValue.FromObject("s")))
            .Resolve("Item.total", Echo("fee")));

    public static TheoryData<string> Kinds => ["composite", "apollo"];

    public void Dispose()
    {
        foreach (var source in new[] { _shop, _facts, _ranks, _totals })
        {
            source.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SourceThatIsDown_TakesTheFieldsThatNeedIt_AndNoOthers(string kind)
    {
        _facts.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var fees = Fees(kind);
        using var graph = Graph(fees);
        var errors = string.Join(',', ((int[])[0, 1, 2]).Select(i => $$$"""{"message":"down","path":["items",{{{i}}},"fee"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"facts"}}"""));
        Assert.Equal(
            $$$"""{"errors":[{{{errors}}}],"data":{"items":[{"fee":null,"label":"L1"},{"fee":null,"label":"L2"},{"fee":null,"label":"L3"}]}}""",
            await graph.AskAsync("{ items { fee label } }"));
        Assert.DoesNotContain("fee", Assert.Single(fees.Documents));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ValueThatHasFailed_IsNotNull_WhichOneWithoutErrorIs(string kind)
    {
        using var fees = Fees(kind);
        using var graph = Graph(fees);
        Assert.Equal(
            """{"errors":[{"message":"weight fails.","path":["items",1,"fee"],"extensions":{"service":"facts"}}],"data":{"items":[{"fee":"of 5","label":"L1"},{"fee":null,"label":"L2"},{"fee":"of null","label":"L3"}]}}""",
            await graph.AskAsync("{ items { fee label } }"));
        Assert.Equal(2, fees.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatTheClientSeesFail_IsToldAtBothFields(string kind)
    {
        using var graph = Graph(Fees(kind));
        Assert.Equal(
            """{"errors":[{"message":"weight fails.","path":["one","other"],"extensions":{"service":"facts"}},{"message":"weight fails.","path":["one","weight"],"extensions":{"service":"facts"}}],"data":{"one":{"other":null,"weight":null,"label":"L2"}}}"""
,
            Sorted(await graph.AskAsync("{ one(id: \"2\") { other: fee weight label } }")));
    }

    [Theory]
    [InlineData("composite", "marks", "of ['a']", "of [null]")]
    [InlineData("apollo", "marks", "of ['a']", "of [null]")]
    [InlineData("composite", "size", "of 1", "of null")]
    [InlineData("composite", "land", "of 'PT'", "of null")]
    [InlineData("apollo", "land", "of {'__typename':'Origin','country':'PT'}", "of null")]
    public async Task PartOfAValue_ThatHasFailed_LosesTheValue(string kind, string field, string first, string third)
    {
        using var graph = Graph(Fees(kind));
        using var answer = JsonDocument.Parse(await graph.AskAsync($$"""{ items { x: {{field}} label } }"""));
        Assert.Equal(
            [first, null, third],
            answer.RootElement.GetProperty("data").GetProperty("items").EnumerateArray().Select(i => i.GetProperty("x").GetString()?.Replace('"', '\'')));
        Assert.Equal(
            ["L1", "L2", "L3"],
            answer.RootElement.GetProperty("data").GetProperty("items").EnumerateArray().Select(i => i.GetProperty("label").GetString()));
        Assert.EndsWith("fails.", Assert.Single(answer.RootElement.GetProperty("errors").EnumerateArray()).GetProperty("message").GetString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FieldsThatRequireOtherValues_AreAskedFor(string kind)
    {
        _ranks.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Timeout, "late");
        using var graph = Graph(Fees(kind));
        Assert.Equal(
            """{"errors":[{"message":"late","path":["items",0,"place"],"extensions":{"code":"SUBGRAPH_TIMEOUT","service":"ranks"}},{"message":"late","path":["items",1,"place"],"extensions":{"code":"SUBGRAPH_TIMEOUT","service":"ranks"}},{"message":"late","path":["items",2,"place"],"extensions":{"code":"SUBGRAPH_TIMEOUT","service":"ranks"}},{"message":"weight fails.","path":["items",1,"fee"],"extensions":{"service":"facts"}}],"data":{"items":[{"fee":"of 5","place":null,"label":"L1"},{"fee":null,"place":null,"label":"L2"},{"fee":"of null","place":null,"label":"L3"}]}}""",
            Sorted(await graph.AskAsync("{ items { fee place label } }")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FieldsThatRequireWhatIsLost_AreLost_ThroughAChain_AndTheirNeighboursAreNot(string kind)
    {
        using var graph = Graph(Fees(kind));
        Assert.Equal(
            """{"errors":[{"message":"weight fails.","path":["items",1,"total"],"extensions":{"service":"facts"}}],"data":{"items":[{"total":"of of 5","seller":"s","label":"L1"},{"total":null,"seller":"s","label":"L2"},{"total":"of of null","seller":"s","label":"L3"}]}}""",
            await graph.AskAsync("{ items { total seller label } }"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatIsLeftToAskFor_IsLostToo_WhenItsSourceIsDown(string kind)
    {
        _ranks.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Timeout, "late");
        using var fees = Fees(kind);
        fees.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var graph = Graph(fees);
        Assert.Equal(
            """{"errors":[{"message":"down","path":["one","total"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"fees"}},{"message":"late","path":["one","place"],"extensions":{"code":"SUBGRAPH_TIMEOUT","service":"ranks"}}],"data":{"one":{"total":null,"place":null}}}""",
            Sorted(await graph.AskAsync("{ one(id: \"1\") { total place } }")));
    }

    [Fact]
    public async Task NullWhereNoneMayBe_LosesOnlyWhatRequiresIt()
    {
        using var fees = new TestSource(
            "fees",
            """
            type Query { itemById(id: ID!): Item @lookup @internal }
            type Item @key(fields: "id") { id: ID!  label: String  fee(weight: Int! @require(field: "weight")): String }
            """,
            b => b.Resolve("Query.itemById", TestSource.Find(Items)).Resolve("Item.fee", Echo("weight")));
        using var graph = Graph(fees);
        Assert.Equal(
            """{"errors":[{"message":"weight fails.","path":["items",1,"fee"],"extensions":{"service":"facts"}}],"data":{"items":[{"fee":"of 5","label":"L1"},{"fee":null,"label":"L2"},{"fee":null,"label":"L3"}]}}""",
            await graph.AskAsync("{ items { fee label } }"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task RequestThatIsLostItself_IsToldAtWhatItWasFor(string kind)
    {
        _facts.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var fees = Fees(kind);
        fees.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Timeout, "late");
        using var graph = Graph(fees);
        Assert.Equal(
            """{"errors":[{"message":"down","path":["one","fee"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"facts"}},{"message":"late","path":["one","label"],"extensions":{"code":"SUBGRAPH_TIMEOUT","service":"fees"}}],"data":{"one":{"fee":null,"label":null}}}""",
            Sorted(await graph.AskAsync("{ one(id: \"1\") { fee label } }")));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task WhatTheClientLeavesOut_IsNotAskedFor(string kind)
    {
        _facts.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var fees = Fees(kind);
        using var graph = Graph(fees);
        Assert.Equal(
            """{"errors":[{"message":"down","path":["one","fee"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"facts"}}],"data":{"one":{"fee":null}}}""",
            await graph.AskAsync("query($label: Boolean!) { one(id: \"1\") { fee label @include(if: $label) } }", """{ "label": false }"""));
        Assert.Equal(0, fees.Requests);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Neighbours_AreThere_AtSeveralPlacesOfOneRequest(string kind)
    {
        _facts.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var graph = Graph(Fees(kind));
        using var answer = JsonDocument.Parse(await graph.AskAsync("{ items { fee label } one(id: \"2\") { fee label } again: one(id: \"3\") { place label } }"));
        Assert.Equal(
            """{"items":[{"fee":null,"label":"L1"},{"fee":null,"label":"L2"},{"fee":null,"label":"L3"}],"one":{"fee":null,"label":"L2"},"again":{"place":"of 3","label":"L3"}}""",
            answer.RootElement.GetProperty("data").GetRawText());
        Assert.Equal(4, answer.RootElement.GetProperty("errors").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Neighbours_AreThere_InPartsThatComeLater(string kind)
    {
        _facts.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var graph = Graph(Fees(kind));
        Assert.Equal(
            [
                """{"data":{"one":{"id":"1"}},"pending":[{"id":"0","path":["one"]}],"hasNext":true}""",
                """{"incremental":[{"id":"0","data":{"fee":null,"label":"L1"},"errors":[{"message":"down","path":["one","fee"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"facts"}}]}],"completed":[{"id":"0"}],"hasNext":false}""",
            ],
            await graph.AskPartsAsync("{ one(id: \"1\") { id ... @defer { fee label } } }"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ManyDifferentLosses_TakeFewRequests(string kind)
    {
        const int Count = 8;
        var names = Enumerable.Range(0, Count).Select(i => $"v{i}").ToArray();
        var data = $"[{string.Join(',', names.Select((_, i) => $$"""{ "id": "{{i}}", "label": "L{{i}}", {{string.Join(',', names.Select((n, j) => $"\"{n}\": {(i == j ? "\"fails\"" : "1")}"))}} }"""))}]";
        using var shop = new TestSource("shop", "type Query { items: [Item] }\ntype Item @key(fields: \"id\") { id: ID! }", b => b.Resolve("Query.items", TestSource.Json(data)));
        using var facts = new TestSource(
            "facts",
            $"type Query {{ itemById(id: ID!): Item @lookup @internal }}\ntype Item @key(fields: \"id\") {{ id: ID!  {string.Join("  ", names.Select(n => n + ": Int"))} }}",
            b => Fails(b.Resolve("Query.itemById", TestSource.Find(data)), [.. names.Select(n => "Item." + n)]));
        using var fees = kind == "composite"
            ? new TestSource(
                "fees",
                $$"""type Query { itemById(id: ID!): Item @lookup @internal } type Item @key(fields: "id") { id: ID!  label: String  {{string.Join("  ", names.Select(n => $"f{n}(v: Int @require(field: \"{n}\")): String"))}} }""",
                b => Array.ForEach(names, n => b.Resolve("Query.itemById", TestSource.Find(data)).Resolve("Item.f" + n, Echo("v"))))
            : ApolloSource.Create(
                "fees",
                ApolloSource.Link + $$"""type Item @key(fields: "id") { id: ID!  label: String  {{string.Join("  ", names.Select(n => $"{n}: Int @external  f{n}: String @requires(fields: \"{n}\")"))}} }""",
                ["Item"],
                ApolloSource.ById(data),
                b => Array.ForEach(names, n => b.Resolve("Item.f" + n, Sent(n))));
        using var graph = new TestGraph(new GatewayOptions { MaxErrorsPerFetch = 100 }, shop, facts, fees);
        using var answer = JsonDocument.Parse(await graph.AskAsync($"{{ items {{ label {string.Join(' ', names.Select(n => "f" + n))} }} }}"));
        var items = answer.RootElement.GetProperty("data").GetProperty("items").EnumerateArray().ToArray();
        Assert.Equal(4, fees.Requests);
        Assert.Equal(Enumerable.Range(0, Count).Select(i => "L" + i), items.Select(i => i.GetProperty("label").GetString()));
        Assert.All(Enumerable.Range(0, Count), i => Assert.Equal(JsonValueKind.Null, items[i].GetProperty("fv" + i).ValueKind));
        Assert.Equal(3, items.Count(i => i.EnumerateObject().Count(p => p.Value.ValueKind is JsonValueKind.Null) == 1)); // the others are asked for what requires nothing
        Assert.Equal(
            items.Sum(i => i.EnumerateObject().Count(p => p.Value.ValueKind is JsonValueKind.Null)),
            answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetRawText()).Distinct().Count());
    }

    private TestGraph Graph(TestSource fees) => new(_shop, _facts, _ranks, _totals, fees);

    private static TestSource Fees(string kind) => kind == "composite"
        ? new TestSource(
            "fees",
            """
            type Query { itemById(id: ID!): Item @lookup @internal }
            type Item @key(fields: "id") {
              id: ID!
              label: String
              fee(weight: Int @require(field: "weight")): String
              place(rank: Int @require(field: "rank")): String
              marks(tags: [String] @require(field: "tags")): String
              size(size: Int @require(field: "box.size")): String
              land(country: String @require(field: "origin.country")): String
            }
            """,
            b => b.Resolve("Query.itemById", TestSource.Find(Items)).Resolve("Item.fee", Echo("weight")).Resolve("Item.place", Echo("rank"))
                .Resolve("Item.marks", Echo("tags")).Resolve("Item.size", Echo("size")).Resolve("Item.land", Echo("country")))
        : ApolloSource.Create(
            "fees",
            ApolloSource.Link + """
            type Item @key(fields: "id") {
              id: ID!
              label: String
              weight: Int @external
              rank: Int @external
              tags: [String] @external
              origin: Origin @external
              fee: String @requires(fields: "weight")
              place: String @requires(fields: "rank")
              marks: String @requires(fields: "tags")
              land: String @requires(fields: "origin { country }")
            }
            type Origin { country: String @external }
            """,
            ["Item"],
            ApolloSource.ById(Items),
            b => b.Resolve("Item.fee", Sent("weight")).Resolve("Item.place", Sent("rank")).Resolve("Item.marks", Sent("tags")).Resolve("Item.land", Sent("origin")));

    private static FieldResolver Echo(string argument) => FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"of {Text(a.Get(argument))}"));

    private static FieldResolver Sent(string name) =>
        FieldResolver.Pure(p => ResolvedValue.FromObject($"of {Text(p.Json.GetProperty(ApolloSource.Represented).GetProperty(name))}"));

    private static string Text(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Undefined } => "null",
        { ValueKind: JsonValueKind.String } text when text.GetString()!.StartsWith("of ", StringComparison.Ordinal) => text.GetString()!, // it is a string
        { } other => other.GetRawText(),
    };

    /// <summary>Fields that have an error where the data say so.</summary>
    private static void Fails(SchemaBuilder builder, params string[] coordinates)
    {
        foreach (var coordinate in coordinates)
        {
            var name = coordinate.Split('.')[1];
            builder.Resolve(coordinate, FieldResolver.Batch((batch, _) =>
            {
                for (var i = 0; i < batch.Count; i++)
                {
                    var value = batch.GetParent(i).Json.GetProperty(name);
                    if (value.ToString().Contains("fails", StringComparison.Ordinal))
                    {
                        batch.SetError(i, new GraphQLError($"{name} fails."));
                    }
                    else
                    {
                        batch.SetResult(i, ResolvedValue.FromJson(value));
                    }
                }

                return ValueTask.CompletedTask;
            }));
        }
    }

    /// <summary>An answer with its errors in the order of their paths' text: in which order fields are written is no matter here.</summary>
    private static string Sorted(string answer)
    {
        using var document = JsonDocument.Parse(answer);
        var errors = document.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetRawText()).Order(StringComparer.Ordinal);
        return $$"""{"errors":[{{string.Join(',', errors)}}],"data":{{document.RootElement.GetProperty("data").GetRawText()}}}""";
    }
}

using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Required fields that fail, at all kinds of places: the client loses the same whether the source leaves nulls where they stand or is asked again.</summary>
public sealed class FailedRequirementPlacesTests
{
    private const string Whole = """{"__typename":"Item","id":"i1","name":"i1","price":1,"code":"c1","dims":{"unit":"mm","width":5}}""";
    private const string Failing = """{"__typename":"Item","id":"i2","name":"i2","price":null,"code":"c2","dims":{"unit":"cm","width":null}}""";

    private static TestSource Shop(bool ignoresOnError) => new(
        "shop",
        """
        type Query { deep: Deep  node: Node  any: [Any]  item: Item  itemById(id: ID!): Item @lookup }
        type Deep { items: [Item]  strict: Item  matrix: [[Item]] }
        interface Node { id: ID! }
        union Any = Box | Item
        type Item implements Node @key(fields: "id") { id: ID!  name: String  code: String  price: Int!  dims: Dims }
        type Dims { unit: String  width: Int! }
        type Box implements Node @key(fields: "id") { id: ID!  label: String  weight: Int! }
        """,
        b =>
        {
            b.Resolve("Query.deep", TestSource.Json($$"""{"items":[{{Whole}},{{Failing}}],"strict":{{Failing}},"matrix":[[{{Whole}},{{Failing}}],null,[null]]}"""))
                .Resolve("Query.node", TestSource.Json(Failing))
                .Resolve("Query.item", TestSource.Json(Failing))
                .Resolve("Query.itemById", TestSource.Find($"[{Whole},{Failing}]"))
                .Resolve("Query.any", TestSource.Json($$"""[{"__typename":"Box","id":"b","label":"b"},{{Failing}},{{Whole}}]"""))
                .Resolve("Item.price", FailsWithout("price"))
                .Resolve("Dims.width", FailsWithout("width"))
                .Resolve("Box.weight", FailsWithout("weight"));
        })
    {
        IgnoresOnError = ignoresOnError,
    };

    private static TestSource Fees() => new(
        "fees",
        """
        type Query { item(id: ID!): Item @lookup @internal  box(id: ID!): Box @lookup @internal }
        type Item @key(fields: "id") {
          id: ID!
          fee(price: Int @require(field: "price")): String
          size(width: Int @require(field: "dims.width")): String
          duty(price: Int! @require(field: "price")): String!
        }
        type Box @key(fields: "id") { id: ID!  rate(weight: Int @require(field: "weight")): String }
        """,
        b => b.Resolve("Query.item", TestSource.Find("""[{"id":"i1"},{"id":"i2"}]""")).Resolve("Query.box", TestSource.Find("""[{"id":"b"}]"""))
            .Resolve("Item.fee", Echo("price")).Resolve("Item.size", Echo("width")).Resolve("Item.duty", Echo("price")).Resolve("Box.rate", Echo("weight")));

    private static TestSource Chain() => new(
        "chain",
        """
        type Query { it(id: ID!): Item @lookup @internal }
        type Item @key(fields: "id") { id: ID!  stock: Int  total(fee: String @require(field: "fee")): String }
        """,
        b => b.Resolve("Query.it", TestSource.Find("""[{"id":"i1","stock":1},{"id":"i2","stock":2}]""")).Resolve("Item.total", Echo("fee")));

    private static FieldResolver Echo(string argument) => FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"of {a.Get(argument)}"));

    private static FieldResolver FailsWithout(string name) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.GetParent(i).Json.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null)
            {
                batch.SetResult(i, ResolvedValue.FromJson(value));
            }
            else
            {
                batch.SetError(i, new GraphQLError($"No {name}."));
            }
        }

        return ValueTask.CompletedTask;
    });

    /// <param name="query">What the client asks for.</param>
    /// <param name="data">What it gets, over either kind of source.</param>
    [Theory]
    [InlineData("{ deep { items { name fee } } }", """{"deep":{"items":[{"name":"i1","fee":"of 1"},{"name":"i2","fee":null}]}}""")]
    [InlineData("{ deep { items { name dims { unit } fee size } } }", """{"deep":{"items":[{"name":"i1","dims":{"unit":"mm"},"fee":"of 1","size":"of 5"},{"name":"i2","dims":{"unit":"cm"},"fee":null,"size":null}]}}""")]
    [InlineData("{ deep { items { name fee total } } }", """{"deep":{"items":[{"name":"i1","fee":"of 1","total":"of of 1"},{"name":"i2","fee":null,"total":null}]}}""")]
    [InlineData("{ deep { matrix { name fee } } }", """{"deep":{"matrix":[[{"name":"i1","fee":"of 1"},{"name":"i2","fee":null}],null,[null]]}}""")]
    [InlineData("{ deep { strict { name duty } } }", """{"deep":{"strict":null}}""")]
    [InlineData("{ node { __typename ... on Item { name fee } } }", """{"node":{"__typename":"Item","name":"i2","fee":null}}""")]
    [InlineData("{ any { ... on Box { label rate } ... on Item { name fee } } }", """{"any":[{"label":"b","rate":null},{"name":"i2","fee":null},{"name":"i1","fee":"of 1"}]}""")]
    [InlineData("{ a: item { name } b: item { fee } c: item { price: name fee } }", """{"a":{"name":"i2"},"b":{"fee":null},"c":{"price":"i2","fee":null}}""")]
    [InlineData("query($no: Boolean = false) { item { name ... @include(if: $no) { price } fee ... @skip(if: $no) { code } } }", """{"item":{"name":"i2","fee":null,"code":"c2"}}""")]
    [InlineData("{ itemById(id: \"i2\") { name fee stock } }", """{"itemById":{"name":"i2","fee":null,"stock":2}}""")]
    public async Task WhatHasNotFailed_IsThere(string query, string data)
    {
        foreach (var ignoresOnError in new[] { false, true })
        {
            using var graph = new TestGraph(Shop(ignoresOnError), Fees(), Chain());
            using var answer = JsonDocument.Parse(await graph.AskAsync(query));
            Assert.Equal(data, answer.RootElement.GetProperty("data").GetRawText());
            Assert.StartsWith("No ", answer.RootElement.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }
    }
}

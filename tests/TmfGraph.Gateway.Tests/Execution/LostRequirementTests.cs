using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>A field is never asked for with null in the place of what it requires, when an error is why that is not there: its key, its object, or the value itself.</summary>
public sealed class LostRequirementTests : IDisposable
{
    private const string Parts = """[{ "id": "1", "code": "c1", "weight": 5, "maker": { "id": "m1" } }, { "id": "2", "code": "c2", "weight": 7, "maker": { "id": "m2" } }]""";
    private const string Makers = """[{ "id": "m1", "country": "PT" }, { "id": "m2", "country": "DE" }]""";

    private readonly TestSource _shelves = new(
        "shelves",
        """
        type Query { box: Box  loose: [Part!]!  partById(id: ID!): Part @lookup @internal }
        type Box @key(fields: "id") { id: ID! }
        type Part @key(fields: "id") { id: ID!  maker: Maker }
        type Maker @key(fields: "id") { id: ID! }
        """,
        b => b.Resolve("Query.box", TestSource.Json("""{ "id": "b" }""")).Resolve("Query.loose", TestSource.Json(Parts)).Resolve("Query.partById", TestSource.Find(Parts)));

    private readonly TestSource _boxes = new(
        "boxes",
        """
        type Query { boxById(id: ID!): Box @lookup @internal }
        type Box @key(fields: "id") { id: ID!  part: Part }
        type Part @key(fields: "id") @key(fields: "code") { id: ID!  code: String! }
        """,
        b => b.Resolve("Query.boxById", TestSource.Find("""[{ "id": "b", "part": { "id": "1", "code": "c1" } }]""")));

    private readonly TestSource _codes = new(
        "codes",
        "type Query { partById(id: ID!): Part @lookup @internal }\ntype Part @key(fields: \"id\") @key(fields: \"code\") { id: ID!  code: String! }",
        b => b.Resolve("Query.partById", FailsFor("2", Parts)));

    private readonly TestSource _scales = new(
        "scales",
        "type Query { partByCode(code: String!): Part @lookup @internal }\ntype Part @key(fields: \"code\") { code: String!  weight: Int }",
        b => b.Resolve("Query.partByCode", TestSource.Find(Parts, "code")));

    private readonly TestSource _makers = new(
        "makers",
        "type Query { makerById(id: ID!): Maker @lookup @internal }\ntype Maker @key(fields: \"id\") { id: ID!  country: String }",
        b => b.Resolve("Query.makerById", FailsFor("m2", Makers)));

    private readonly TestSource _fees = new(
        "fees",
        """
        type Query { partById(id: ID!): Part @lookup @internal }
        type Part @key(fields: "id") { id: ID!  fee(weight: Int @require(field: "weight")): String  duty(country: String @require(field: "maker.country")): String }
        """,
        b => b.Resolve("Query.partById", TestSource.Find(Parts))
            .Resolve("Part.fee", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"for {Text(a.Get("weight"))}")))
            .Resolve("Part.duty", FieldResolver.Pure((_, a) => ResolvedValue.FromObject($"of {Text(a.Get("country"))}"))));

    public static TheoryData<string> Kinds => ["composite", "apollo"];

    public void Dispose()
    {
        foreach (var source in new[] { _shelves, _boxes, _codes, _scales, _makers, _fees })
        {
            source.Dispose();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task KeyOfOneObject_ThatHasNotCome_LosesTheValueForThatObjectAlone(string kind)
    {
        using var graph = new TestGraph(_shelves, _boxes, _codes, _scales, _makers, Fees(kind));
        Assert.Equal(
            """{"errors":[{"message":"No such thing today.","path":["loose",1,"fee"],"extensions":{"service":"codes"}}],"data":{"loose":[{"fee":"for 5"},{"fee":null}]}}""",
            await graph.AskAsync("{ loose { fee } }"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task KeysOfOnePlace_ThatHaveNotCome_LoseItsValues_ThoughAnotherPlaceSharesTheRequest(string kind)
    {
        _codes.Fail = () => throw new SourceSchemaException(SubgraphErrorCodes.Unavailable, "down");
        using var graph = new TestGraph(_shelves, _boxes, _codes, _scales, _makers, Fees(kind));
        Assert.Equal(
            """{"errors":[{"message":"down","path":["loose",0,"fee"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"codes"}},{"message":"down","path":["loose",1,"fee"],"extensions":{"code":"SUBGRAPH_UNAVAILABLE","service":"codes"}}],"data":{"box":{"part":{"fee":"for 5"}},"loose":[{"fee":null},{"fee":null}]}}""",
            await graph.AskAsync("{ box { part { fee } } loose { fee } }"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ValueBelowAnObject_ThatHasNotCome_LosesTheFieldForThatObjectAlone(string kind)
    {
        using var graph = new TestGraph(_shelves, _boxes, _codes, _scales, _makers, Fees(kind));
        Assert.Equal(
            """{"errors":[{"message":"No such thing today.","path":["loose",1,"duty"],"extensions":{"service":"makers"}},{"message":"No such thing today.","path":["loose",1,"maker"],"extensions":{"service":"makers"}}],"data":{"loose":[{"duty":"of PT","maker":{"country":"PT"}},{"duty":null,"maker":{"country":null}}]}}""",
            await graph.AskAsync("{ loose { duty maker { country } } }"));
    }

    private TestSource Fees(string kind) => kind == "composite" ? _fees : ApolloSource.Create(
        "fees",
        ApolloSource.Link + """
        type Part @key(fields: "id") {
          id: ID!
          weight: Int @external
          maker: Maker @external
          fee: String @requires(fields: "weight")
          duty: String @requires(fields: "maker { country }")
        }
        type Maker @key(fields: "id", resolvable: false) { id: ID!  country: String @external }
        """,
        ["Part"],
        ApolloSource.ById(Parts),
        b => b.Resolve("Part.fee", FieldResolver.Pure(p => ResolvedValue.FromObject($"for {Text(Sent(p, "weight"))}")))
            .Resolve("Part.duty", FieldResolver.Pure(p => ResolvedValue.FromObject(
                $"of {(Sent(p, "maker") is { ValueKind: JsonValueKind.Object } maker ? Text(maker.GetProperty("country")) : "null")}"))));

    private static JsonElement Sent(ResolvedValue parent, string name) => parent.Json.GetProperty(ApolloSource.Represented).GetProperty(name);

    private static string Text(JsonElement? value) => value is null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? "null" : value.ToString()!; // just tested

    /// <summary>A lookup that has an error for one key.</summary>
    private static FieldResolver FailsFor(string id, string json)
    {
        var byId = JsonDocument.Parse(json).RootElement.EnumerateArray().ToDictionary(e => e.GetProperty("id").ToString());
        return FieldResolver.Batch((batch, _) =>
        {
            for (var i = 0; i < batch.Count; i++)
            {
                var asked = batch.GetArguments(i).Get("id")!.Value.ToString();
                if (asked == id)
                {
                    batch.SetError(i, new GraphQLError("No such thing today."));
                }
                else
                {
                    batch.SetResult(i, ResolvedValue.FromJson(byId[asked]));
                }
            }

            return ValueTask.CompletedTask;
        });
    }
}

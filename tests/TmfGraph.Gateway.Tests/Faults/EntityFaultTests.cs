using TmfGraph.Composition;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>Answers to lookups with more, fewer or other objects than were asked for, in each of the ways lookups are sent.</summary>
public sealed class EntityFaultTests
{
    private const string Half =
        """{"errors":[ERROR],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""";

    private const string NoObject =
        """{"message":"The source schema sent something else than the object that was asked for.","path":["items",1],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"prices"}}""";

    private const string TwoPrices = """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""";

    private static string Sent(string what) => FaultyGraph.Failed($"The source schema 'prices' sent {what}.", "SUBGRAPH_INVALID_RESPONSE", 200);

    private static Task<string> AskAsync(string answer) => FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(answer));

    private static Task<string> AskByAliasAsync(string answer) =>
        FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(answer), settings: s => s with { VariableBatching = false });

    private static Task<string> AskApolloAsync(string answer) => FaultyGraph.AskAsync(
        exchange => exchange.AnswerAsync(answer),
        sdl: ApolloSource.Link + """type Query { offer: Offer } type Offer { id: ID! } type Item @key(fields: "id") { id: ID!  price: Int }""");

    [Theory]
    [InlineData("""[{"data":{"itemById":{"price":1}}}]""", "1 results where 2 were asked for")]
    [InlineData("""[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}},{"data":{"itemById":{"price":3}}}]""", "a result for a variable set that does not exist")]
    [InlineData("""[{"variableIndex":0,"data":{"itemById":{"price":1}}},{"variableIndex":7,"data":{"itemById":{"price":2}}}]""", "a result for a variable set that does not exist")]
    [InlineData("""[{"variableIndex":"x","data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""", "a result for a variable set that does not exist")]
    [InlineData("""[{"variableIndex":0,"data":{"itemById":{"price":1}}},{"variableIndex":0,"data":{"itemById":{"price":2}}}]""", "two results for one variable set")]
    public async Task VariableBatch_WithOtherResults_IsRefused_AsAWhole(string answer, string what) => Assert.Equal(Sent(what), await AskAsync(answer));

    [Theory]
    [InlineData("""{"itemById":7}""")]
    [InlineData("""{"itemById":[{"price":2}]}""")]
    [InlineData("""{"itemById":"x"}""")]
    [InlineData("{}")]
    public async Task VariableBatch_WithSomethingElseThanAnObject_IsAnError_AtThatObject(string data) => Assert.Equal(
        Half.Replace("ERROR", NoObject, StringComparison.Ordinal),
        await AskAsync("""[{"data":{"itemById":{"price":1}}},{"data":DATA}]""".Replace("DATA", data, StringComparison.Ordinal)));

    [Fact]
    public async Task VariableBatch_InAnyOrder_IsPutInOrder() => Assert.Equal(
        TwoPrices,
        await AskAsync("""[{"variableIndex":1,"data":{"itemById":{"price":2}}},{"variableIndex":0,"data":{"itemById":{"price":1}}}]"""));

    [Fact]
    public async Task NullEntities_AreObjectsThatAreNotThere() => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":null},{"id":"2","price":2}]}}""",
        await AskAsync("""[{"data":{"itemById":null}},{"data":{"itemById":{"price":2}}}]"""));

    [Theory]
    [InlineData("""{"data":{"_0_itemById":{"price":1}}}""")]
    [InlineData("""{"data":{"_0_itemById":{"price":1},"_1_itemById":"x"}}""")]
    [InlineData("""{"data":{"_0_itemById":{"price":1},"_2_itemById":{"price":2}}}""")]
    public async Task AliasBatch_WithOtherObjects_IsAnError_AtThoseThatAreMissing(string answer) =>
        Assert.Equal(Half.Replace("ERROR", NoObject, StringComparison.Ordinal), await AskByAliasAsync(answer));

    [Fact]
    public async Task AliasBatch_InAnyOrder_IsPutInOrder() =>
        Assert.Equal(TwoPrices, await AskByAliasAsync("""{"data":{"_1_itemById":{"price":2},"_9_x":1,"_0_itemById":{"price":1}}}"""));

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"data":{"_0_itemById":""")]
    public async Task AliasBatch_WithoutAResult_IsRefused(string answer) => Assert.Equal(
        FaultyGraph.Failed("A batch of aliases was answered with something that is no GraphQL result.", "SUBGRAPH_INVALID_RESPONSE", 200),
        await AskByAliasAsync(answer));

    [Fact]
    public async Task AliasBatch_WhoseDataIsGone_ForTheFailureOfOne_SaysWhy() => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
        await AskByAliasAsync("""{"errors":[{"message":"No.","path":["_1_itemById"]}],"data":null}"""));

    [Theory]
    [InlineData("")]
    [InlineData(""","path":["_7_itemById"]""")]
    [InlineData(""","path":["itemById",1]""")]
    public async Task AliasBatch_ErrorsAtNoObject_BelongToThoseThatDidNotCome(string path) => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",1],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""",
        await AskByAliasAsync("""{"errors":[{"message":"No."PATH}],"data":{"_0_itemById":{"price":1},"_1_itemById":null}}""".Replace("PATH", path, StringComparison.Ordinal)));

    [Fact]
    public async Task AliasBatch_ErrorsAtNoObject_AreToldOnce_WhenAllCame_AndHaveErrorsOfTheirOwn() => Assert.Equal(
        """{"errors":[{"message":"Nor now.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"No.","path":["items",0],"extensions":{"service":"prices"}},{"message":"Never.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
        await AskByAliasAsync(
            """{"errors":[{"message":"No."},{"message":"Nor now.","path":["_0_itemById","price"]},{"message":"Never.","path":["_1_itemById","price"]}],"data":{"_0_itemById":{"price":null},"_1_itemById":{"price":null}}}"""));

    [Fact]
    public async Task AliasBatch_RefusedAsAWhole_IsOneErrorAnObject() => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
        await AskByAliasAsync("""{"errors":[{"message":"No."}]}"""));

    [Fact]
    public async Task AliasBatch_WithHalfACharacter_IsRead() => Assert.Equal(
        """{"errors":[{"message":"A�","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""",
        await AskByAliasAsync("""{"errors":[{"message":"A\ud83d","path":["_1_itemById","price"]}],"data":{"_0_itemById":{"price":1,"x":"\udc00"},"_1_itemById":{"price":null}}}"""));

    [Theory]
    [InlineData("""[{"price":1}]""", "1 entities where 2 were asked for")]
    [InlineData("[]", "0 entities where 2 were asked for")]
    [InlineData("""[{"price":1},{"price":2},{"price":3}]""", "3 entities where 2 were asked for")]
    [InlineData("""[{"price":1},7]""", "an entity that is no object")]
    [InlineData("""[{"price":1},[{"price":2}]]""", "an entity that is no object")]
    [InlineData("""{"price":1}""", "a result with neither entities nor errors")]
    [InlineData("null", "a result with neither entities nor errors")]
    public async Task Entities_OtherThanWereAskedFor_AreRefused_AsAWhole(string entities, string what) => Assert.Equal(
        Sent(what),
        await AskApolloAsync("""{"data":{"_entities":ENTITIES}}""".Replace("ENTITIES", entities, StringComparison.Ordinal)));

    [Fact]
    public async Task Entities_ThatAreNull_AreObjectsThatAreNotThere() => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":null},{"id":"2","price":2}]}}""",
        await AskApolloAsync("""{"data":{"_entities":[null,{"price":2}]}}"""));

    [Theory]
    [InlineData("")]
    [InlineData(""","path":["_entities"]""")]
    [InlineData(""","path":["_entities","0","price"]""")]
    [InlineData(""","path":["_entities",7,"price"]""")]
    [InlineData(""","path":["_entities",-1,"price"]""")]
    [InlineData(""","path":["else"]""")]
    public async Task EntityErrors_AtNoEntity_AreToldOnce_WhenAllCame(string path) => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",0],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":2}]}}""",
        await AskApolloAsync("""{"data":{"_entities":[{"price":null},{"price":2}]},"errors":[{"message":"No."PATH}]}""".Replace("PATH", path, StringComparison.Ordinal)));

    [Fact]
    public async Task EntityErrors_AtNoEntity_BelongToThoseThatDidNotCome() => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",1],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""",
        await AskApolloAsync("""{"data":{"_entities":[{"price":1},null]},"errors":[{"message":"No."}]}"""));

    [Theory]
    [InlineData("\"data\":null,")]
    [InlineData("")]
    public async Task EntityErrors_WithoutEntities_AreAllTold(string data) => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"Nor now.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
        await AskApolloAsync("""{DATA"errors":[{"message":"No."},{"message":"Nor now."}]}""".Replace("DATA", data, StringComparison.Ordinal)));

    [Fact]
    public async Task VariableBatch_RefusedAsAWhole_TellsAllErrors() => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"Nor now.","path":["items",0,"price"],"extensions":{"service":"prices"}},{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
        await AskAsync("""{"errors":[{"message":"No."},{"message":"Nor now."}]}"""));

    [Fact]
    public async Task Entities_BelongToRepresentations_ByTheirPlaceAlone() => Assert.Equal(
        """{"data":{"items":[{"id":"1","price":2},{"id":"2","price":1}]}}""",
        await AskApolloAsync("""{"data":{"_entities":[{"__typename":"Offer","id":"2","price":2},{"id":"1","price":1}]}}"""));

    [Fact]
    public async Task KeysOfTheWrongType_AreNotAskedWith_SoThatOthersAreFound()
    {
        var asked = "";
        await using var server = ScriptedServer.Start(exchange =>
        {
            asked = exchange.Body;
            return exchange.AnswerAsync(exchange.Body.Contains("offers", StringComparison.Ordinal)
                ? """{"data":{"offers":[{"id":{"$oid":"1"}},{"id":"2"}]}}"""
                : """{"data":{"offerById":{"terms":"net"}}}""");
        });
        await using var graph = await FaultyGraph.StartAsync(
            server.Address,
            sdl: """type Query { offers: [Offer] } type Offer @key(fields: "id") { id: ID! }""",
            more: new SourceSchemaInput("terms", """type Query { offerById(id: ID!): Offer @lookup } type Offer @key(fields: "id") { id: ID! terms: String }""")
            {
                Settings = new SourceSchemaSettings { Name = "terms", Url = server.Address },
            });
        Assert.Equal(
            """{"errors":[{"message":"The source schema sent a value that a required field cannot have.","path":["offers",0,"terms"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"prices"}}],"data":{"offers":[{"terms":null},{"terms":"net"}]}}""",
            await graph.PostAsync("{ offers { terms } }"));
        Assert.Contains("""{"__id":"2"}""", asked);
        Assert.DoesNotContain("oid", asked);
    }
}

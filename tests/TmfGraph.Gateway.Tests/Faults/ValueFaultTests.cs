namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>Results whose values are not those of the schema. The field is null with an error, and its siblings are there.</summary>
public sealed class ValueFaultTests
{
    private static string Cannot(string coordinate, string path) =>
        $$$"""{"message":"The source schema sent a value that `{{{coordinate}}}` cannot have.","path":[{{{path}}}],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE","service":"prices"}}""";

    private static string NoNull(string coordinate, string path) =>
        $$$"""{"message":"Cannot return null for non-nullable field.","path":[{{{path}}}],"extensions":{"code":"HC0018","coordinate":"{{{coordinate}}}"}}""";

    /// <summary>The answer to a selection on two items, of which the source gives the first that and the second nothing.</summary>
    private static Task<string> AskAsync(string selection, string item) => FaultyGraph.AskAsync(
        exchange => exchange.AnswerAsync("""[{"data":{"itemById":ITEM}},{"data":{"itemById":null}}]""".Replace("ITEM", item, StringComparison.Ordinal)),
        "{ items { id " + selection + " } }");

    private static string Answer(string errors, string first, string second) => $$$"""{"errors":[{{{errors}}}],"data":{"items":[{{{first}}},{{{second}}}]}}""";

    [Theory]
    [InlineData("price", "\"1\"")]
    [InlineData("price", "1.5")]
    [InlineData("price", "1e3")]
    [InlineData("price", "3000000000")]
    [InlineData("price", "true")]
    [InlineData("price", "{}")]
    [InlineData("price", "[1]")]
    [InlineData("rate", "\"NaN\"")]
    [InlineData("rate", "1e400")]
    [InlineData("rate", "-1E+999999999999")]
    [InlineData("name", "5")]
    [InlineData("name", "{\"name\":\"a\"}")]
    [InlineData("open", "0")]
    [InlineData("open", "\"true\"")]
    [InlineData("state", "\"GONE\"")]
    [InlineData("state", "1")]
    [InlineData("codes", "\"a\"")]
    [InlineData("codes", "{}")]
    [InlineData("grid", "5")]
    public async Task WrongLeaf_IsAnError(string field, string value) => Assert.Equal(
        Answer(Cannot("Item." + field, $"\"items\",0,\"{field}\""), $$"""{"id":"1","{{field}}":null}""", $$"""{"id":"2","{{field}}":null}"""),
        await AskAsync(field, $$"""{"{{field}}":{{value}}}"""));

    [Theory]
    [InlineData("price", "-2147483648")]
    [InlineData("rate", "1")]
    [InlineData("rate", "-1.5e300")]
    [InlineData("rate", "1e-400")]
    [InlineData("name", "\"\\ud83d\"")]
    [InlineData("open", "false")]
    [InlineData("state", "\"HELD\"")]
    [InlineData("codes", "[]")]
    [InlineData("grid", "[[1,null],null,[]]")]
    [InlineData("any", "{\"a\":[1,\"b\",null]}")]
    public async Task LegalLeaf_IsHandedOn_AsItCame(string field, string value) => Assert.Equal(
        $$$"""{"data":{"items":[{"id":"1","{{{field}}}":{{{value}}}},{"id":"2","{{{field}}}":null}]}}""",
        await AskAsync(field, $$"""{"{{field}}":{{value}}}"""));

    [Fact]
    public async Task WrongItem_OfAList_IsNull_OrTakesItsListAlong() => Assert.Equal(
        Answer(
            string.Join(',', Cannot("Item.grid", "\"items\",0,\"grid\",0,1"), Cannot("Item.grid", "\"items\",0,\"grid\",1"), NoNull("Item.codes", "\"items\",0,\"codes\",1")),
            """{"id":"1","grid":[[1,null],null,[2]],"codes":null}""",
            """{"id":"2","grid":null,"codes":null}"""),
        await AskAsync("grid codes", """{"grid":[[1,"x"],7,[2]],"codes":["a",null,"c"]}"""));

    [Fact]
    public async Task NullInANonNullField_MovesUp_ToTheNearestThatMayBeNull() => Assert.Equal(
        """{"errors":[{"message":"Cannot return null for non-nullable field.","path":["items",0,"sure"],"extensions":{"code":"HC0018","coordinate":"Item.sure"}}],"data":{"items":null}}""",
        await FaultyGraph.AskAsync(
            exchange => exchange.AnswerAsync("""[{"data":{"itemById":{"sure":null}}},{"data":{"itemById":{"sure":2}}}]"""), "{ items { id sure } }"));

    [Theory]
    [InlineData("seller { name }", "seller", "\"Ann\"")]
    [InlineData("seller { name }", "seller", "[{\"name\":\"Ann\"}]")]
    [InlineData("sellers { name }", "sellers", "{\"name\":\"Ann\"}")]
    [InlineData("sellers { name }", "sellers", "5")]
    public async Task WrongShape_IsAnError(string selection, string field, string value) => Assert.Equal(
        Answer(Cannot("Item." + field, $"\"items\",0,\"{field}\""), $$"""{"id":"1","{{field}}":null}""", $$"""{"id":"2","{{field}}":null}"""),
        await AskAsync(selection, $$"""{"{{field}}":{{value}}}"""));

    [Fact]
    public async Task WrongObject_InAList_TakesItsListAlong_WhereItMayNotBeNull() => Assert.Equal(
        Answer(Cannot("Item.sellers", "\"items\",0,\"sellers\",1"), """{"id":"1","sellers":null}""", """{"id":"2","sellers":null}"""),
        await AskAsync("sellers { name }", """{"sellers":[{"name":"Ann"},7]}"""));

    [Theory]
    [InlineData("{\"__typename\":\"Ghost\",\"name\":\"Boo\"}")] // a type that the union does not have
    [InlineData("{\"__typename\":\"Nobody\",\"name\":\"Ann\"}")] // one that nobody has
    [InlineData("{\"__typename\":\"Party\",\"name\":\"Ann\"}")] // the union itself
    [InlineData("{\"__typename\":5,\"name\":\"Ann\"}")]
    [InlineData("{\"name\":\"Ann\"}")]
    public async Task LiesAboutTheType_AreErrors(string party) => Assert.Equal(
        Answer(Cannot("Item.party", "\"items\",0,\"party\""), """{"id":"1","party":null}""", """{"id":"2","party":null}"""),
        await AskAsync("party { ... on Person { name } ... on Firm { size } }", $$"""{"party":{{party}}}"""));

    [Fact]
    public async Task FieldsOfAnotherType_AreNotShown() => Assert.Equal(
        """{"data":{"items":[{"id":"1","party":{"size":null}},{"id":"2","party":null}]}}""",
        await AskAsync("party { ... on Person { name } ... on Firm { size } }", """{"party":{"__typename":"Firm","name":"Ann"}}"""));
}

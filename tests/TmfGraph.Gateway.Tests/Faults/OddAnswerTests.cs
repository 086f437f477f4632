namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>Answers that are legal HTTP, and rare.</summary>
public sealed class OddAnswerTests
{
    private const string Two = """[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""";
    private const string TwoPrices = """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""";

    private static string Sent(string what, int status) => FaultyGraph.Failed($"The source schema 'prices' sent {what}.", "SUBGRAPH_INVALID_RESPONSE", status);

    [Theory]
    [InlineData("application/json", Two)]
    [InlineData("application/jsonl", "{\"data\":{\"itemById\":{\"price\":1}}}\n{\"data\":{\"itemById\":{\"price\":2}}}\n")]
    public async Task ByteOrderMark_IsPassedOver(string type, string body) =>
        Assert.Equal(TwoPrices, await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync("\uFEFF" + body, type)));

    [Theory]
    [InlineData("204 No Content", "", "'nothing' where a GraphQL result was expected", 204)]
    [InlineData("204 No Content", "Content-Type: application/json\r\n", "0 results where 2 were asked for", 204)]
    [InlineData("205 Reset Content", "Content-Type: application/json\r\nContent-Length: 0\r\n", "0 results where 2 were asked for", 205)]
    public async Task SuccessWithoutABody_IsRefused(string status, string headers, string what, int code) => Assert.Equal(
        Sent(what, code),
        await FaultyGraph.AskAsync(exchange => exchange.SendAsync($"HTTP/1.1 {status}\r\n{headers}\r\n")));

    [Fact]
    public async Task NotModified_IsTheStatus() => Assert.Equal(
        FaultyGraph.Failed("The source schema 'prices' answered with the HTTP status 304.", "SUBGRAPH_HTTP_STATUS", 304),
        await FaultyGraph.AskAsync(exchange => exchange.SendAsync("HTTP/1.1 304 Not Modified\r\n\r\n")));

    [Theory]
    [InlineData("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")]
    public async Task WhatComesBeforeTheAnswer_IsPassedOver(string before) => Assert.Equal(
        TwoPrices,
        await FaultyGraph.AskAsync(async exchange =>
        {
            await exchange.SendAsync(before);
            await exchange.AnswerAsync(Two);
        }));

    [Theory]
    [InlineData("application/graphql-response+json")]
    [InlineData("application/json")]
    public async Task ResultWithDataAndErrors_IsTaken_WhateverItsStatus(string type) => Assert.Equal(
        """{"errors":[{"message":"No.","path":["offer","id"],"extensions":{"service":"prices"}}],"data":{"offer":null,"stock":3}}""",
        await AskOfferAsync(exchange => exchange.AnswerAsync(
            """{"errors":[{"message":"No.","path":["offer","id"]}],"data":{"offer":null}}""", type, "500 Internal Server Error")));

    [Fact]
    public async Task DataWithoutErrors_UnderAStatusThatIsNoSuccess_IsTakenOfGraphQLAlone()
    {
        Assert.Equal(
            """{"data":{"offer":{"id":"o"},"stock":3}}""",
            await AskOfferAsync(exchange => exchange.AnswerAsync("""{"data":{"offer":{"id":"o"}}}""", "application/graphql-response+json", "500 Internal Server Error")));
        Assert.Equal(
            """{"errors":[{"message":"The source schema 'prices' answered with the HTTP status 500.","path":["offer"],"extensions":{"code":"SUBGRAPH_HTTP_STATUS","service":"prices","statusCode":500}}],"data":{"offer":null,"stock":3}}""",
            await AskOfferAsync(exchange => exchange.AnswerAsync("""{"data":{"offer":{"id":"o"}}}""", "application/json", "500 Internal Server Error")));
    }

    [Theory]
    [InlineData("{\"data\":{\"itemById\":{\"price\":1}},\"variableIndex\":0}\r\n\r\n \r\n{\"data\":{\"itemById\":{\"price\":2}},\"variableIndex\":1}")]
    [InlineData("{\"variableIndex\":1,\"data\":{\"itemById\":{\"price\":2}}}\n{\"variableIndex\":0,\"data\":{\"itemById\":{\"price\":1}}}\n")]
    [InlineData("{\"variableIndex\":1,\n\"data\":{\"itemById\":{\"price\":2}}}{\"variableIndex\":0,\"data\":{\"itemById\":{\"price\":1}}}")]
    public async Task Lines_AreRead_HoweverTheyAreParted(string lines) => Assert.Equal(TwoPrices, await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(lines, "application/jsonl")));

    [Fact]
    public async Task LinesThatEndTooSoon_AreRefused() => Assert.Equal(
        Sent("an answer that is not JSON", 200),
        await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync("{\"data\":{\"itemById\":{\"price\":1}}}\n{\"data\":{\"itemB", "application/jsonl")));

    [Fact]
    public async Task ErrorsOfOneSet_AreAtItsObject_AndOthersAreThere() => Assert.Equal(
        """{"errors":[{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""",
        await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(
            """[{"variableIndex":1,"errors":[{"message":"No.","path":["itemById","price"]}],"data":{"itemById":null}},{"variableIndex":0,"data":{"itemById":{"price":1}}}]""")));

    [Theory]
    [InlineData("""["itemById","sellers",9,"name"]""", "\"items\",0,\"sellers\"")] // beyond the end
    [InlineData("""["itemById","sellers","0","name"]""", "\"items\",0,\"sellers\"")] // a number as text
    [InlineData("""["itemById","sellers",4294967296,"name"]""", "\"items\",0,\"sellers\"")]
    [InlineData("""["itemById","sellers",0,"n"]""", "\"items\",0,\"sellers\",0,\"who\"")] // by its name at the source
    [InlineData("""null""", "\"items\",0")]
    public async Task PathIntoAList_IsFollowed_AsFarAsItLeads(string path, string shown)
    {
        var answer = await FaultyGraph.AskAsync(
            exchange => exchange.AnswerAsync(
                """[{"data":{"itemById":{"sellers":[{"who":null}]}},"errors":[{"message":"No.","path":PATH}]},{"data":{"itemById":{"sellers":[]}}}]"""
                    .Replace("PATH", path.Replace("\"n\"", "\"who\"", StringComparison.Ordinal), StringComparison.Ordinal)),
            "{ items { id sellers { who: name } } }");
        Assert.Equal(
            $$$"""{"errors":[{"message":"No.","path":[{{{shown}}}],"extensions":{"service":"prices"}}],"data":{"items":[{"id":"1","sellers":[{"who":null}]},{"id":"2","sellers":[]}]}}""",
            answer);
    }

    [Fact]
    public async Task AnswerThatNobodyAskedFor_IsNotThatOfTheNextRequest()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.AnswerAsync("""{"data":{"offer":{"id":"NUMBER"}}}""".Replace("NUMBER", $"{exchange.Number}", StringComparison.Ordinal));
            exchange.Closes = true; // with the one that follows, nothing of which has been asked for
            await exchange.AnswerAsync("""{"data":{"offer":{"id":"another"}}}""");
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        for (var i = 1; i <= 3; i++)
        {
            Assert.Equal("""{"data":{"offer":{"id":"NUMBER"}}}""".Replace("NUMBER", $"{server.Requests + 1}", StringComparison.Ordinal), await graph.PostAsync("{ offer { id } }"));
        }
    }

    private static async Task<string> AskOfferAsync(Func<Exchange, Task> answer)
    {
        await using var server = ScriptedServer.Start(answer);
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        return await graph.PostAsync("{ offer { id } stock }");
    }
}

using System.Text.Json;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>Errors of source schemas that are not what the specification calls errors, or too much of it.</summary>
public sealed class ErrorFaultTests
{
    /// <summary>The answer when both items are found and the second has no price because of one error.</summary>
    private static string With(string error) => $$$"""{"errors":[{{{error}}}],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""";

    private static Task<string> AskAsync(string errors, Action<GatewayOptions>? configure = null) => FaultyGraph.AskAsync(
        exchange => exchange.AnswerAsync(
            """[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":null}},"errors":ERRORS}]""".Replace("ERRORS", errors, StringComparison.Ordinal)),
        configure: configure);

    [Theory]
    [InlineData("""[{}]""")]
    [InlineData("""[{"message":5}]""")]
    [InlineData("""[{"message":null,"path":null,"locations":7,"extensions":[]}]""")]
    [InlineData("""["it broke"]""")]
    [InlineData("""[null]""")]
    public async Task ErrorWithoutAMessage_GetsOne(string errors) => Assert.Equal(
        With("""{"message":"The source schema reported an error.","path":["items",1],"extensions":{"service":"prices"}}"""),
        await AskAsync(errors));

    [Fact]
    public async Task RequestError_WithoutAMessage_GetsOne() => Assert.Equal(
        """{"errors":[{"message":"The source schema reported an error.","path":["offer"],"extensions":{"service":"prices"}}],"data":{"offer":null}}""",
        await AskOfferAsync("""{"errors":["x"]}"""));

    private static async Task<string> AskOfferAsync(string answer)
    {
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync(answer));
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        return await graph.PostAsync("{ offer { id } }");
    }

    [Theory]
    [InlineData("""["itemById","price"]""", "\"items\",1,\"price\"")]
    [InlineData("""["itemById",5,"price"]""", "\"items\",1")] // no list
    [InlineData("""["itemById","price",3]""", "\"items\",1,\"price\"")]
    [InlineData("""["itemById","cost"]""", "\"items\",1")] // was not asked for
    [InlineData("""["itemById",-1]""", "\"items\",1")]
    [InlineData("""["itemById",1.5,{}]""", "\"items\",1")]
    [InlineData("""["offer","id"]""", "\"items\",1")]
    [InlineData("""[]""", "\"items\",1")]
    [InlineData("\"items.1.price\"", "\"items\",1")]
    public async Task WildPath_IsFollowed_AsFarAsItLeads(string path, string shown) => Assert.Equal(
        With($$$"""{"message":"No.","path":[{{{shown}}}],"extensions":{"service":"prices"}}"""),
        await AskAsync("""[{"message":"No.","path":PATH}]""".Replace("PATH", path, StringComparison.Ordinal)));

    [Fact]
    public async Task LongPath_IsCut() => Assert.Equal(
        With("""{"message":"No.","path":["items",1,"price"],"extensions":{"service":"prices"}}"""),
        await AskAsync("""[{"message":"No.","path":["itemById","price"INDEXES]}]""".Replace("INDEXES", string.Concat(Enumerable.Repeat(",0", 100_000)), StringComparison.Ordinal)));

    [Fact]
    public async Task Locations_AreDropped_AndExtensionsKept() => Assert.Equal(
        With("""{"message":"No.","path":["items",1,"price"],"extensions":{"code":"X","why":{"a":[1]},"service":"prices"}}"""),
        await AskAsync("""[{"message":"No.","path":["itemById","price"],"locations":[{"line":-1,"column":"x"}],"extensions":{"why":{"a":[1]},"code":"X"}}]"""));

    [Fact]
    public async Task CodeThatIsNoText_IsAnExtensionLikeOthers() => Assert.Equal(
        With("""{"message":"No.","path":["items",1,"price"],"extensions":{"code":42,"service":"prices"}}"""),
        await AskAsync("""[{"message":"No.","path":["itemById","price"],"extensions":{"code":42}}]"""));

    [Fact]
    public async Task HalfACharacter_IsReplaced() => Assert.Equal(
        With("""{"message":"A�","path":["items",1],"extensions":{"a":"�b","service":"prices"}}"""),
        await AskAsync("""[{"message":"A\ud83d","extensions":{"a":"\udc00b"}}]"""));

    [Fact]
    public async Task DeepExtensions_AreKept_AsLongAsTheAnswerIsReadable()
    {
        var deep = new string('[', 100) + new string(']', 100);
        Assert.Equal(
            With($$$"""{"message":"No.","path":["items",1],"extensions":{"a":{{{deep}}},"service":"prices"}}"""),
            await AskAsync($$$"""[{"message":"No.","extensions":{"a":{{{deep}}}}}]"""));
    }

    [Fact]
    public async Task LargeErrors_AreCut()
    {
        var answer = await AskAsync($$$"""[{"message":"{{{new string('x', 1_000_000)}}}","extensions":{"a":"{{{new string('y', 1_000_000)}}}"}}]""");
        Assert.Equal(With($$$"""{"message":"{{{new string('x', 16 * 1024)}}}…","path":["items",1],"extensions":{"service":"prices"}}"""), answer);
    }

    [Fact]
    public async Task ThousandsOfErrors_AreListed_UpToTheLimit_AndTheRestIsCounted()
    {
        var errors = string.Join(',', Enumerable.Repeat("""{"message":"No."}""", 10_000));
        using var answer = JsonDocument.Parse(await AskAsync($"[{errors}]", options => options.MaxErrorsPerFetch = 3));
        Assert.Equal(
            ["No.", "No.", "No.", "253 more errors are not listed."],
            answer.RootElement.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task HiddenErrors_KeepTheirPlaceAndCode_AndSayNothingElse() => Assert.Equal(
        """{"errors":[{"message":"The source schema reported an error.","path":["items",1,"price"],"extensions":{"code":"X"}}],"data":{"items":[{"id":"1","price":1},{"id":"2","price":null}]}}""",
        await AskAsync(
            """[{"message":"at Db.Query(host=10.0.0.1)","path":["itemById","price"],"extensions":{"stacktrace":["a"],"code":"X"}}]""",
            options => (options.ShowSourceErrors, options.ShowSources) = (false, false)));

    [Fact]
    public async Task MaskedSources_AreNotNamed_WhateverGoesWrong() => Assert.Equal(
        """{"errors":[{"message":"A part of the answer could not be fetched.","path":["items",0,"price"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE"}},{"message":"A part of the answer could not be fetched.","path":["items",1,"price"],"extensions":{"code":"SUBGRAPH_INVALID_RESPONSE"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""",
        await FaultyGraph.AskAsync(exchange => exchange.AnswerAsync("[1,2]"), configure: options => options.ShowSources = false));

    [Fact]
    public async Task ManyPlacesOfOneLargeObject_AreBounded() => Assert.Equal(
        """{"errors":[{"message":"The result is larger than 1000 bytes.","extensions":{"code":"RESULT_TOO_LARGE"}}],"data":null}""",
        await FaultyGraph.AskAsync(
            exchange => exchange.AnswerAsync(
                """[{"data":{"itemById":{"name":"LONG"}}},{"data":{"itemById":{"name":"LONG"}}}]""".Replace("LONG", new string('x', 900), StringComparison.Ordinal)),
            "{ items { id name code: id } }",
            options => options.MaxResultBytes = 1000));
}

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>HTTP statuses that are not success, with and without a GraphQL answer.</summary>
public sealed class StatusFaultTests
{
    private const string NoTrace = """{"errors":[{"message":"No.","path":["items",0,"price"],"extensions":{"code":"X","service":"prices"}},{"message":"No.","path":["items",1,"price"],"extensions":{"code":"X","service":"prices"}}],"data":{"items":[{"id":"1","price":null},{"id":"2","price":null}]}}""";

    private const string Errors = """{"errors":[{"message":"No.","extensions":{"code":"X"}}]}""";

    private static string Answered(int status) =>
        FaultyGraph.Failed($"The source schema 'prices' answered with the HTTP status {status}.", "SUBGRAPH_HTTP_STATUS", status);

    private static Task<string> AskAsync(string body, string type, string status, string headers = "") =>
        FaultyGraph.AskAsync(exchange => exchange.AnswerAsync(body, type, status, headers));

    [Theory]
    [InlineData("400 Bad Request", 400)]
    [InlineData("401 Unauthorized", 401)]
    [InlineData("404 Not Found", 404)]
    [InlineData("429 Too Many Requests", 429)]
    [InlineData("500 Internal Server Error", 500)]
    [InlineData("502 Bad Gateway", 502)]
    [InlineData("503 Service Unavailable", 503)]
    public async Task Status_WithoutAGraphQLAnswer_IsAnError_WithTheStatus(string status, int code) =>
        Assert.Equal(Answered(code), await AskAsync("<html>Sorry</html>", "text/html", status));

    [Theory]
    [InlineData("application/graphql-response+json", "400 Bad Request")]
    [InlineData("application/graphql-response+json", "500 Internal Server Error")]
    [InlineData("application/json", "400 Bad Request")]
    [InlineData("application/json", "401 Unauthorized")]
    [InlineData("application/json; charset=utf-8", "500 Internal Server Error")]
    public async Task Status_WithGraphQLErrors_GivesThese(string type, string status) => Assert.Equal(NoTrace, await AskAsync(Errors, type, status));

    [Theory]
    [InlineData("""{"error":"bad"}""")]
    [InlineData("""{"errors":["bad"]}""")]
    [InlineData("""{"errors":[]}""")]
    [InlineData("""[1]""")]
    [InlineData("""{"errors":""")]
    public async Task Status_WithJsonOfItsOwn_IsAnError_WithTheStatus(string body) =>
        Assert.Equal(Answered(400), await AskAsync(body, "application/json", "400 Bad Request"));

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task Overload_IsTheStatus_WhateverComesWithIt(string type) =>
        Assert.Equal(Answered(503), await AskAsync(Errors, type, "503 Service Unavailable"));

    [Theory]
    [InlineData("301 Moved Permanently")]
    [InlineData("302 Found")]
    [InlineData("307 Temporary Redirect")]
    [InlineData("308 Permanent Redirect")]
    public async Task Redirects_AreNotFollowed_SoThatNoCredentialsTravel(string status)
    {
        await using var other = ScriptedServer.Start(exchange => exchange.AnswerAsync("[]"));
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", status, $"Location: {other.Address}/\r\n"));
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        Assert.Equal(Answered(int.Parse(status[..3])), await graph.PostAsync(FaultyGraph.Prices, default, ("Authorization", "Bearer secret")));
        Assert.Equal(0, other.Connections);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task RedirectLoops_EndWhereTheyBegin() => Assert.Equal(Answered(302), await AskAsync("", "text/plain", "302 Found", "Location: /\r\n"));
}

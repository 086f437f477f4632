using TmfGraph.GraphQL.Execution;
using static TmfGraph.GraphQL.AspNetCore.Tests.ContentTypes;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>Requests that fail: their status, their code, and what is told of them.</summary>
public sealed class HttpErrorTests
{
    [Theory]
    [InlineData("""{ "query": "query Q($id: ID!) { product(id: $id) { id } }", "variables": { "id": "\ud83e" } }""")]
    [InlineData("""{ "query": "query Q($id: ID!) { product(id: $id) { id } }", "variables": { "id": "\udd8a\ud83e" } }""")]
    [InlineData("""{ "query": "{ hello # \uD83E\n }" }""")]
    [InlineData("""{ "query": "{ hello }", "operationName": "\ud83e\u0041" }""")]
    [InlineData("""{ "query": "{ hello }", "variables": { "\ud83e": 1 } }""")]
    public async Task Text_Is_Refused_When_It_Holds_Half_A_Surrogate_Pair(string body)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (400, GraphQLJson, """{"errors":[{"message":"Invalid GraphQL Request. A string is not valid UTF-8, or holds half of a surrogate pair.","extensions":{"code":"HC0009"}}]}"""),
            await server.PostAsync(body));
    }

    [Theory]
    [InlineData(null, GraphQLJson)]
    [InlineData("application/json", PlainJson)]
    [InlineData("text/event-stream", GraphQLJson)]
    public async Task A_Token_That_Does_Not_Hold_Is_401(string? accept, string type)
    {
        await using var server = await TestServer.StartAsync(rejectsTokens: true);
        server.Http.DefaultRequestHeaders.Add("Authorization", "Bearer x");
        Assert.Equal(
            (401, type, """{"errors":[{"message":"The token is not valid here: expired, not yet valid, or made by someone else.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}"""),
            await server.PostAsync("""{ "query": "{ hello }" }""", accept));
        using var response = await server.Http.GetAsync(new Uri("/graphql?query={hello}", UriKind.Relative));
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Text_Is_Taken_When_Escapes_Spell_Whole_Pairs()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            200, (await server.PostAsync("""{ "query": "query Q($id: ID!) { product(id: $id) { id } }", "variables": { "id": "\ud83e\udd8a \\ud83e \\\\" } }""")).Status);
    }

    [Theory]
    [InlineData("""{ "query": "{ hello }" }""", 200, 200)]
    [InlineData("""{ "query": "{ broken }" }""", 200, 200)]
    [InlineData("""{ "query": "{ hello " }""", 400, 200)]
    [InlineData("""{ "query": "{ nothing }" }""", 400, 200)]
    [InlineData("""{ "query": "query($id: ID!) { product(id: $id) { id } }" }""", 400, 200)]
    [InlineData("""{ "query": "query A { hello } query B { hello }" }""", 400, 200)]
    [InlineData("""{ "id": "abc" }""", 400, 200)]
    [InlineData("""{ "query": "{ hello" """, 400, 400)]
    [InlineData("", 400, 400)]
    [InlineData("{}", 400, 400)]
    [InlineData("5", 400, 400)]
    [InlineData("""{ "query": 5 }""", 400, 400)]
    [InlineData("""{ "query": "{ hello }", "variables": 1 }""", 400, 400)]
    [InlineData("""{ "query": "{ hello }", "variables": [1] }""", 400, 400)]
    [InlineData("""[{ "query": "{ hello }" }]""", 400, 400)]
    public async Task Status_Tells_What_Failed(string body, int status, int legacyStatus)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(status, (await server.PostAsync(body)).Status);
        Assert.Equal(legacyStatus, (await server.PostAsync(body, "application/json")).Status);
    }

    [Theory]
    [InlineData("""{ "query": "{ hello }" }""", 200)]
    [InlineData("""{ "query": "{ broken }" }""", 294)]
    [InlineData("""{ "query": "{ hello " }""", 400)]
    [InlineData("""{ "query": "{ nothing }" }""", 422)]
    [InlineData("""{ "query": "query($id: ID!) { product(id: $id) { id } }" }""", 422)]
    [InlineData("""{ "query": "query A { hello } query B { hello }" }""", 422)]
    [InlineData("""{ "id": "abc" }""", 422)]
    [InlineData("""{ "query": "{ hello" """, 400)]
    [InlineData("", 400)]
    [InlineData("{}", 422)]
    [InlineData("5", 422)]
    [InlineData("""{ "query": 5 }""", 422)]
    [InlineData("""{ "query": "{ hello }", "variables": 1 }""", 422)]
    [InlineData("""[{ "query": "{ hello }" }]""", 422)]
    public async Task Status_Follows_The_Draft_When_Asked(string body, int status)
    {
        await using var server = await TestServer.StartAsync(o => o.StatusProfile = HttpStatusProfile.Draft);
        Assert.Equal(status, (await server.PostAsync(body)).Status);
    }

    [Theory]
    [InlineData("{", """{"errors":[{"message":"The request is not valid JSON.","extensions":{"code":"HC0011"}}]}""")]
    [InlineData("", """{"errors":[{"message":"The request has no body.","extensions":{"code":"HC0012"}}]}""")]
    [InlineData("{}", """{"errors":[{"message":"The request has neither `query` nor `id`.","extensions":{"code":"HC0013"}}]}""")]
    [InlineData("3", """{"errors":[{"message":"Invalid GraphQL Request. A request is an object.","extensions":{"code":"HC0009"}}]}""")]
    [InlineData("""{ "id": "x" }""", """{"errors":[{"message":"No document is stored under the id `x`.","extensions":{"code":"HC0015"}}]}""")]
    public async Task Errors_Have_Codes(string body, string expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.PostAsync(body)).Body);
    }

    [Fact]
    public async Task Unexpected_Failures_Show_No_Details()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            """{"errors":[{"message":"Unexpected Execution Error","locations":[{"line":1,"column":3}],"path":["broken"]}],"data":{"broken":null}}""",
            (await server.PostAsync("""{ "query": "{ broken }" }""")).Body);
    }

    [Theory]
    [InlineData(null, ErrorMode.Propagate, """{"strict":null}}""")]
    [InlineData(null, ErrorMode.Null, """{"strict":{"broken":null,"fine":1}}}""")]
    [InlineData("PROPAGATE", ErrorMode.Halt, """{"strict":null}}""")]
    [InlineData("NULL", ErrorMode.Propagate, """{"strict":{"broken":null,"fine":1}}}""")]
    [InlineData("HALT", ErrorMode.Propagate, "data\":null}")]
    public async Task The_Request_Or_The_Default_Says_What_Errors_Do(string? onError, ErrorMode byDefault, string end)
    {
        await using var server = await TestServer.StartAsync(o => o.DefaultErrorMode = byDefault);
        var member = onError is null ? "" : $", \"onError\": \"{onError}\"";
        var parameter = onError is null ? "" : $"&onError={onError}";
        Assert.EndsWith(end, (await server.PostAsync($$"""{ "query": "{ strict { broken fine } }"{{member}} }""")).Body, StringComparison.Ordinal);
        Assert.EndsWith(end, (await server.GetAsync($"/graphql?query=%7Bstrict%7Bbroken,fine%7D%7D{parameter}")).Body, StringComparison.Ordinal);
        using var socket = await TestSocket.OpenAsync(server);
        await socket.SendAsync($$"""{ "id": "1", "type": "subscribe", "payload": { "query": "{ strict { broken fine } }"{{member}} } }""");
        Assert.EndsWith(end + "}", await socket.ReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"SOMETIMES\"")]
    [InlineData("1")]
    public async Task Another_Error_Mode_Is_Refused(string onError)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (400, """{"errors":[{"message":"Invalid GraphQL Request. `onError` is PROPAGATE, NULL or HALT.","extensions":{"code":"HC0009"}}]}"""),
            await StatusAndBody(server.PostAsync($$"""{ "query": "{ hello }", "onError": {{onError}} }""")));
    }

    private static async Task<(int Status, string Body)> StatusAndBody(Task<(int Status, string? Type, string Body)> answer)
    {
        var (status, _, body) = await answer;
        return (status, body);
    }
}

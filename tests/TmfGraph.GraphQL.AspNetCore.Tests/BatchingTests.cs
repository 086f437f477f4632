using System.Text;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class BatchingTests
{
    private const string VariableBatch =
        """{ "query": "query($id: ID!) { product(id: $id) { id } }", "variables": [{ "id": "1" }, { "id": "2" }] }""";

    private const string RequestBatch =
        """[{ "query": "{ hello }" }, { "query": "query($id: ID!) { product(id: $id) { id } }", "variables": [{ "id": "1" }, { "id": "2" }] }, { "query": "{ x }" }]""";

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(o =>
    {
        o.AllowRequestBatching = true;
        o.AllowVariableBatching = true;
        o.MaxBatchSize = 4; // RequestBatch asks for four executions in three requests
    });

    [Theory]
    [InlineData(
        "application/jsonl",
        "{\"variableIndex\":0,\"data\":{\"product\":{\"id\":\"1\"}}}\n{\"variableIndex\":1,\"data\":{\"product\":{\"id\":\"2\"}}}\n")]
    [InlineData(
        "text/event-stream",
        "event: next\ndata: {\"variableIndex\":0,\"data\":{\"product\":{\"id\":\"1\"}}}\n\nevent: next\ndata: {\"variableIndex\":1,\"data\":{\"product\":{\"id\":\"2\"}}}\n\nevent: complete\ndata:\n\n")]
    [InlineData(
        "application/json",
        "[{\"variableIndex\":0,\"data\":{\"product\":{\"id\":\"1\"}}},{\"variableIndex\":1,\"data\":{\"product\":{\"id\":\"2\"}}}]")]
    [InlineData(
        "application/graphql-response+json,application/json;q=0.9",
        "[{\"variableIndex\":0,\"data\":{\"product\":{\"id\":\"1\"}}},{\"variableIndex\":1,\"data\":{\"product\":{\"id\":\"2\"}}}]")]
    [InlineData(
        null,
        "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"variableIndex\":0,\"data\":{\"product\":{\"id\":\"1\"}}}\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"variableIndex\":1,\"data\":{\"product\":{\"id\":\"2\"}}}\r\n-----\r\n")]
    public async Task Variable_Batches_Come_In_The_Accepted_Form(string? accept, string expected)
    {
        await using var server = await StartAsync();
        var answer = await server.PostAsync(VariableBatch, accept);
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Request_Batches_Carry_Their_Index()
    {
        await using var server = await StartAsync();
        var answer = await server.PostAsync(RequestBatch, "application/json");
        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """[{"requestIndex":0,"data":{"hello":"Hello world"}},{"requestIndex":1,"variableIndex":0,"data":{"product":{"id":"1"}}},{"requestIndex":1,"variableIndex":1,"data":{"product":{"id":"2"}}},{"requestIndex":2,"errors":[{"message":"The field `x` does not exist on the type `Query`.","locations":[{"line":1,"column":3}],"extensions":{"specifiedBy":"https://spec.graphql.org/September2025/#sec-Field-Selections"}}]}]""",
            answer.Body);
    }

    [Fact]
    public async Task Request_Batches_Stream_As_Lines()
    {
        await using var server = await StartAsync();
        var answer = await server.PostAsync(RequestBatch, "application/jsonl");
        Assert.Equal(4, answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Named_Operations_Run_In_Order()
    {
        await using var server = await StartAsync();
        var answer = await server.PostAsync(
            """{ "query": "query A { hello } query B { hello(name: \"B\") }" }""", "application/json", "/graphql?batchOperations=[B,A]");
        Assert.Equal("""[{"requestIndex":0,"data":{"hello":"Hello B"}},{"requestIndex":1,"data":{"hello":"Hello world"}}]""", answer.Body);
    }

    [Theory]
    [InlineData("[]", "The GraphQL batch request has no elements.")]
    [InlineData("""[{"query":"{hello}"},{"query":"query($a: ID){hello}","variables":[{},{},{},{}]}]""", "The batch size exceeds the maximum allowed batch size of 4.")]
    [InlineData("""[{"query":"{hello}"},{"query":"{hello}"},{"query":"{hello}"},{"query":"{hello}"},{"query":"{hello}"}]""", "The batch size exceeds the maximum allowed batch size of 4.")]
    public async Task Batches_Have_Limits(string body, string message)
    {
        await using var server = await StartAsync();
        var answer = await server.PostAsync(body);
        Assert.Equal((400, $$$"""{"errors":[{"message":"{{{message}}}","extensions":{"code":"HC0009"}}]}"""), (answer.Status, answer.Body));
    }

    /// <summary>Of a request that waits and one that does not, the second is answered first unless it has to wait too.</summary>
    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    public async Task Requests_Of_A_Batch_Run_Side_By_Side_Up_To_A_Limit(int limit, int first)
    {
        await using var server = await TestServer.StartAsync(o =>
        {
            o.AllowRequestBatching = true;
            o.MaxParallelBatchRequests = limit;
        });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""[{ "query": "{ gated }" }, { "query": "{ hello }" }]""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/jsonl");
        var sending = server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await server.GateReached.Task;
        if (limit == 1)
        {
            server.Gate.SetResult();
        }

        using var response = await sending;
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.StartsWith($$"""{"requestIndex":{{first}},""", await lines.ReadLineAsync(), StringComparison.Ordinal);
        server.Gate.TrySetResult();
        Assert.StartsWith($$"""{"requestIndex":{{1 - first}},""", await lines.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VariableBatch)]
    [InlineData(RequestBatch)]
    public async Task Batches_Are_Off_By_Default(string body)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.PostAsync(body);
        Assert.Equal(
            (400, """{"errors":[{"message":"Invalid GraphQL Request.","extensions":{"code":"HC0009"}}]}"""), (answer.Status, answer.Body));
    }
}

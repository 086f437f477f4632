using System.Text;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>How long operations run and wait for their turn, and what ends them.</summary>
public sealed class OperationTimeTests
{
    [Fact]
    public async Task A_Client_That_Leaves_Stops_The_Work()
    {
        await using var server = await TestServer.StartAsync();
        using var leaving = new CancellationTokenSource();
        using var content = new StringContent("""{ "query": "{ slow }" }""", Encoding.UTF8, "application/json");
        var request = server.Http.PostAsync(new Uri("/graphql", UriKind.Relative), content, leaving.Token);
        await server.SlowReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await server.SlowWasCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_Slow_Operation_Runs_Out_Of_Time()
    {
        await using var server = await TestServer.StartAsync(execution: o => o.ExecutionTimeout = TimeSpan.FromMilliseconds(100));
        var answer = await server.PostAsync("""{ "query": "{ slow }" }""");
        Assert.Equal(
            (500, """{"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}"""),
            (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("{ slow }", null, """{"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}""")]
    [InlineData(
        "{ ... @defer { slow } }",
        "application/jsonl",
        """
        {"data":{},"pending":[{"id":"0","path":[]}],"hasNext":true}
        {"completed":[{"id":"0","errors":[{"message":"The operation took longer than 0.1 seconds.","path":[],"extensions":{"code":"HC0045"}}]}],"hasNext":false}

        """)]
    [InlineData(
        "subscription { slowly { slow } }",
        "application/jsonl",
        """
        {"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}

        """)]
    public async Task An_Operation_Takes_No_Longer_Than_Its_Client_Waits(string query, string? accept, string expected)
    {
        await using var server = await TestServer.StartAsync();
        server.Http.DefaultRequestHeaders.Add("GraphQL-Timeout", "100");
        Assert.Equal(expected, (await server.PostAsync($$"""{ "query": "{{query}}" }""", accept)).Body);
    }

    [Theory]
    [InlineData("{ hello }")]
    [InlineData("{ __typename }")]
    public async Task The_Wait_For_Its_Turn_Is_Part_Of_An_Operations_Time(string query)
    {
        await using var server = await TestServer.StartAsync(execution: o => o.MaxParallelOperations = 1);
        var running = server.PostAsync("""{ "query": "{ gated }" }""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        server.Http.DefaultRequestHeaders.Add("GraphQL-Timeout", "100");
        Assert.Equal(
            """{"errors":[{"message":"The operation took longer than 0.1 seconds.","extensions":{"code":"HC0045"}}]}""",
            (await server.PostAsync($$"""{ "query": "{{query}}" }""")).Body);
        server.Gate.SetResult();
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task Too_Many_Operations_Are_Refused()
    {
        await using var server = await TestServer.StartAsync(execution: o =>
        {
            o.MaxParallelOperations = 1;
            o.MaxQueuedOperations = 0;
        });
        var running = server.PostAsync("""{ "query": "{ gated }" }""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var answer = await server.PostAsync("""{ "query": "{ hello }" }""");
        Assert.Equal((503, """{"errors":[{"message":"The server has more operations waiting than it can take. Try again later."}]}"""), (answer.Status, answer.Body));
        using var refused = await server.Http.GetAsync(new Uri("/graphql?query=%7Bhello%7D", UriKind.Relative));
        Assert.Equal((503, TimeSpan.FromSeconds(1)), ((int)refused.StatusCode, refused.Headers.RetryAfter?.Delta));
        server.Gate.SetResult();
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task Operations_Beyond_Those_That_May_Run_Wait_For_Their_Turn()
    {
        await using var server = await TestServer.StartAsync(execution: o => o.MaxParallelOperations = 1);
        var running = server.PostAsync("""{ "query": "{ gated }" }""");
        await server.GateReached.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var waiting = server.PostAsync("""{ "query": "{ hello }" }""");
        Assert.False(waiting.IsCompleted);
        server.Gate.SetResult();
        Assert.Equal((200, 200), ((await running).Status, (await waiting).Status));
    }
}

using System.Text;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class StreamTests
{
    private const string Ticks = """{ "query": "subscription { ticks }" }""";

    [Theory]
    [InlineData("multipart/mixed", "gzip")]
    [InlineData("multipart/mixed", "identity")]
    [InlineData("text/event-stream", "gzip")]
    [InlineData("text/event-stream", "identity")]
    public async Task A_Stream_Answers_Before_The_First_Event_Behind_Compression_Too(string accept, string encoding)
    {
        await using var server = await TestServer.StartAsync(o => o.StreamHeartbeat = TimeSpan.FromHours(1), compresses: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{ "query": "subscription { events { id } }" }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", accept);
        request.Headers.Add("Accept-Encoding", encoding);

        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(accept, response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData(
        "text/event-stream",
        "event: next\ndata: {\"data\":{\"ticks\":1}}\n\nevent: next\ndata: {\"data\":{\"ticks\":2}}\n\nevent: next\ndata: {\"data\":{\"ticks\":3}}\n\nevent: complete\ndata:\n\n")]
    [InlineData("application/jsonl", "{\"data\":{\"ticks\":1}}\n{\"data\":{\"ticks\":2}}\n{\"data\":{\"ticks\":3}}\n")]
    [InlineData(
        null,
        "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{\"ticks\":1}}\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{\"ticks\":2}}\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{\"ticks\":3}}\r\n-----\r\n")]
    [InlineData(
        "multipart/mixed;boundary=graphql;subscriptionSpec=1.0,application/graphql-response+json,application/json;q=0.9",
        "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"payload\":{\"data\":{\"ticks\":1}}}\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"payload\":{\"data\":{\"ticks\":2}}}\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"payload\":{\"data\":{\"ticks\":3}}}\r\n-----\r\n")]
    public async Task Subscriptions_Come_In_The_Accepted_Form(string? accept, string expected)
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.PostAsync(Ticks, accept);
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("text/event-stream", "c0", "id: c0\n\nevent: next\ndata: {\"data\":{\"placed\":1}}\n\n")]
    [InlineData("application/jsonl", "c0", "{\"data\":{\"placed\":1}}\n")]
    [InlineData("multipart/mixed", "c0", "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"data\":{\"placed\":1}}")]
    public async Task A_Stream_Tells_Where_It_Begins(string accept, string? header, string expected)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{ "query": "subscription { placed }" }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", accept);

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(header, response.Headers.TryGetValues("GraphQL-Stream-Start", out var start) ? string.Join(',', start) : null);
        Assert.StartsWith(expected, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Subscription_Needs_A_Stream_To_Be_Accepted()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.PostAsync(Ticks, "application/json");
        Assert.Equal(406, answer.Status);
        Assert.Contains("HC0063", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Subscription_May_Come_By_Get_With_A_Stream_Accepted()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(200, (await server.GetAsync("/graphql?query=subscription{ticks}", "text/event-stream")).Status);
        Assert.Equal(405, (await server.GetAsync("/graphql?query=subscription{ticks}")).Status);
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData(null)]
    public async Task A_Mutation_May_Not_Come_By_Get_However_Large_Documents_May_Be(string? accept)
    {
        await using var server = await TestServer.StartAsync(execution: MoreVariables);
        Assert.Equal(405, (await server.GetAsync($"/graphql?query=mutation({VariablesBeyondTheDefault}){{rename(id:1,name:\"x\"){{id}}}}", accept)).Status);
    }

    [Theory]
    [InlineData("application/jsonl", "{\"data\":{\"failing\":1}}\n{\"errors\":[{\"message\":\"The source is gone.\"}]}\n")]
    [InlineData(
        "multipart/mixed;subscriptionSpec=1.0",
        "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"payload\":{\"data\":{\"failing\":1}}}\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n{\"payload\":null,\"errors\":[{\"message\":\"The source is gone.\"}]}\r\n-----\r\n")]
    public async Task A_Failing_Source_Ends_With_An_Error(string accept, string expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.PostAsync("""{ "query": "subscription { failing }" }""", accept)).Body);
    }

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("application/jsonl")]
    [InlineData("multipart/mixed")]
    public async Task A_Stream_Breaks_When_The_Server_Stops_So_That_Clients_Come_Back(string accept)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{ "query": "subscription { events { id } }" }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", accept);
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var reading = response.Content.ReadAsStringAsync();
        await server.StopAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => reading);
    }

    [Theory]
    [InlineData("application/jsonl", " ")]
    [InlineData("application/graphql-response+jsonl", " ")]
    [InlineData("text/event-stream", ":")]
    [InlineData("multipart/mixed;subscriptionSpec=1.0", "{}")]
    public async Task An_Idle_Stream_Gives_Signs_Of_Life(string accept, string sign)
    {
        await using var server = await TestServer.StartAsync(o => o.StreamHeartbeat = TimeSpan.FromMilliseconds(20));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{ "query": "subscription { events { id } }" }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        for (var signs = 0; signs < 2;)
        {
            var line = await reader.ReadLineAsync();
            Assert.NotNull(line);
            signs += line == sign ? 1 : 0;
        }
    }

    [Fact]
    public async Task Errors_Before_Execution_Are_Events_Too()
    {
        await using var server = await TestServer.StartAsync();
        var answer = await server.PostAsync("""{ "query": "subscription {" }""", "text/event-stream");
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("event: next\ndata: {\"errors\":[", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_Come_At_Once_With_Their_Cursor_And_Signs_Of_Life_Between()
    {
        await using var server = await TestServer.StartAsync(o => o.StreamHeartbeat = TimeSpan.FromMilliseconds(50));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent("""{ "query": "subscription { events { id } }" }""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(":", await reader.ReadLineAsync());

        await server.Events.Writer.WriteAsync(new SourceEvent(ResolvedValue.FromJson(System.Text.Json.JsonDocument.Parse("{\n\"id\": \"1\" }").RootElement), "c1"));
        var lines = new List<string?>();
        while (lines.Count < 3)
        {
            if (await reader.ReadLineAsync() is { } line and not (":" or ""))
            {
                lines.Add(line);
            }
        }

        Assert.Equal(["event: next", "id: c1", """data: {"data":{"events":{"id":"1"}}}"""], lines);
    }

    [Theory]
    [InlineData("""{ "query": "subscription { events { id } }" }""")]
    [InlineData("""{ "query": "subscription { events(after: \"old\") { id } }" }""")]
    [InlineData("""{ "query": "subscription($c: String) { events(after: $c) { id } }" }""")]
    [InlineData("""{ "query": "subscription($c: String) { events(after: $c) { id } }", "variables": { "c": "old" } }""")]
    public async Task Last_Event_Id_Is_The_Cursor(string body)
    {
        await using var server = await TestServer.StartAsync();
        server.Events.Writer.Complete();
        server.Http.DefaultRequestHeaders.Add("Last-Event-ID", "c7");
        var answer = await server.PostAsync(body, "text/event-stream");
        Assert.Equal("event: next\nid: c7\ndata: {\"data\":{\"events\":{\"id\":\"after c7\"}}}\n\nevent: complete\ndata:\n\n", answer.Body);
    }
    [Fact]
    public async Task Last_Event_Id_Is_The_Cursor_Of_A_Document_As_Large_As_The_Host_Allows()
    {
        await using var server = await TestServer.StartAsync(execution: MoreVariables);
        server.Events.Writer.Complete();
        server.Http.DefaultRequestHeaders.Add("Last-Event-ID", "c7");
        var answer = await server.PostAsync($$"""{ "query": "subscription({{VariablesBeyondTheDefault}}) { events { id } }" }""", "text/event-stream");
        Assert.Equal("event: next\nid: c7\ndata: {\"data\":{\"events\":{\"id\":\"after c7\"}}}\n\nevent: complete\ndata:\n\n", answer.Body);
    }

    private static string VariablesBeyondTheDefault { get; } = string.Join(',', Enumerable.Range(0, ParserLimits.Request.MaxVariables + 1).Select(static i => $"$v{i}:Int"));

    private static void MoreVariables(ExecutionOptions options)
    {
        options.ParserLimits = ParserLimits.Request with { MaxVariables = 1_000 };
        options.Validate = static (_, _) => []; // nothing uses them
    }
}

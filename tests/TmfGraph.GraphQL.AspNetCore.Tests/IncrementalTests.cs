using System.Text;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class IncrementalTests
{
    private const string Query = """{ "query": "{ hello ... @defer(label: \"me\") { me } }" }""";

    private const string Initial = """{"data":{"hello":"Hello world"},"pending":[{"id":"0","path":[],"label":"me"}],"hasNext":true}""";

    private const string Last = """{"incremental":[{"id":"0","data":{"me":null}}],"completed":[{"id":"0"}],"hasNext":false}""";

    private const string OlderInitial = """{"data":{"hello":"Hello world"},"hasNext":true}""";

    private const string OlderLast = """{"incremental":[{"data":{"me":null},"path":[],"label":"me"}],"hasNext":false}""";

    [Theory]
    [InlineData(null, Initial, Last)]
    [InlineData("multipart/mixed", Initial, Last)]
    [InlineData("multipart/mixed; incrementalSpec=v0.2, application/json", Initial, Last)]
    [InlineData("multipart/mixed; incrementalSpec=v0.1", OlderInitial, OlderLast)]
    [InlineData("multipart/mixed;deferSpec=20220824,application/json", OlderInitial, OlderLast)]
    public async Task Multipart_Has_A_Part_For_Each_Result(string? accept, string initial, string last)
    {
        await using var server = await TestServer.StartAsync();
        const string Head = "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";
        Assert.Equal(
            (200, "multipart/mixed; boundary=\"-\"", $"{Head}{initial}{Head}{last}\r\n-----\r\n"), await server.PostAsync(Query, accept));
    }

    [Theory]
    [InlineData("text/event-stream", $"event: next\ndata: {Initial}\n\nevent: next\ndata: {Last}\n\nevent: complete\ndata:\n\n")]
    [InlineData("text/event-stream; incrementalSpec=v0.1", $"event: next\ndata: {OlderInitial}\n\nevent: next\ndata: {OlderLast}\n\nevent: complete\ndata:\n\n")]
    [InlineData("application/jsonl", $"{Initial}\n{Last}\n")]
    [InlineData("application/json, application/graphql-response+jsonl", $"{Initial}\n{Last}\n")]
    public async Task Other_Streams_Have_An_Event_Or_Line_For_Each_Result(string accept, string expected)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(expected, (await server.PostAsync(Query, accept)).Body);
    }

    [Theory]
    [InlineData("application/json", "application/json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json; charset=utf-8")]
    public async Task Whoever_Accepts_No_Stream_Gets_The_Whole_At_Once(string accept, string type)
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal((200, type, """{"data":{"hello":"Hello world","me":null}}"""), await server.PostAsync(Query, accept));
    }

    [Fact]
    public async Task A_Response_Without_Later_Parts_Is_A_Single_One()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            (200, "application/json; charset=utf-8", """{"data":{"hello":"Hello world"}}"""),
            await server.PostAsync("""{ "query": "{ hello ... @defer(if: false) { hello } }" }""", "application/json, multipart/mixed"));
    }

    [Fact]
    public async Task A_Batch_Comes_Whole()
    {
        await using var server = await TestServer.StartAsync(o => o.AllowRequestBatching = true);
        Assert.Equal(
            """{"requestIndex":0,"data":{"hello":"Hello world","me":null}}""" + "\n", (await server.PostAsync($"[{Query}]", "application/jsonl")).Body);
    }

    [Fact]
    public async Task Items_Are_Streamed()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(
            """
            {"data":{"numbers":[1]},"pending":[{"id":"0","path":["numbers"]}],"hasNext":true}
            {"incremental":[{"id":"0","items":[2,3]}],"completed":[{"id":"0"}],"hasNext":false}

            """,
            (await server.PostAsync("""{ "query": "{ numbers @stream(initialCount: 1) }" }""", "application/jsonl")).Body);
    }

    [Theory]
    [InlineData("graphql-transport-ws", "subscribe", "next", "", Initial, Last)]
    [InlineData("graphql-transport-ws", "subscribe", "next", """, "extensions": { "incrementalSpec": "v0.1" }""", OlderInitial, OlderLast)]
    [InlineData("graphql-ws", "start", "data", "", Initial, Last)]
    public async Task Sockets_Have_A_Message_For_Each_Result(
        string protocol, string start, string next, string extensions, string initial, string last)
    {
        await using var server = await TestServer.StartAsync(o => o.Sockets.KeepAlive = TimeSpan.Zero);
        using var socket = await TestSocket.ConnectAsync(server, "", protocol);
        await socket.SendAsync("""{"type":"connection_init"}""");
        await socket.ReadAsync();
        await socket.SendAsync($$"""{ "id": "1", "type": "{{start}}", "payload": { "query": "{ hello ... @defer(label: \"me\") { me } }"{{extensions}} } }""");
        Assert.Equal($$"""{"type":"{{next}}","id":"1","payload":{{initial}}}""", await socket.ReadAsync());
        Assert.Equal($$"""{"type":"{{next}}","id":"1","payload":{{last}}}""", await socket.ReadAsync());
        Assert.Equal("""{"type":"complete","id":"1"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task The_First_Part_Is_Whole_Before_The_Next_Is_There_And_A_Client_That_Goes_Stops_The_Rest()
    {
        await using var server = await TestServer.StartAsync();
        using (var request = new HttpRequestMessage(HttpMethod.Post, "/graphql"))
        {
            request.Content = new StringContent("""{ "query": "{ hello ... @defer { slow } }" }""", Encoding.UTF8, "application/json");
            using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.Equal("", await reader.ReadLineAsync());
            Assert.Equal("---", await reader.ReadLineAsync());
            Assert.Equal("Content-Type: application/json; charset=utf-8", await reader.ReadLineAsync());
            Assert.Equal("", await reader.ReadLineAsync());
            Assert.Equal("""{"data":{"hello":"Hello world"},"pending":[{"id":"0","path":[]}],"hasNext":true}""", await reader.ReadLineAsync());
            var boundary = new char[3];
            await reader.ReadBlockAsync(boundary);
            Assert.Equal("---", new string(boundary));
        }

        await server.SlowWasCancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}

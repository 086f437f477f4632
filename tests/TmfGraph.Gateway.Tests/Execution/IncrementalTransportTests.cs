using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>Answers in parts come from the gateway over every transport and in both forms, out of sources that are asked by HTTP.</summary>
public sealed class IncrementalTransportTests
{
    private const string Query = """{ "query": "{ order { id ... @defer(label: \"who\") { customer { name } } } }" }""";

    private const string Initial = """{"data":{"order":{"id":"1"}},"pending":[{"id":"0","path":["order"],"label":"who"}],"hasNext":true}""";

    private const string Last = """{"incremental":[{"id":"0","data":{"customer":{"name":"Ada"}}}],"completed":[{"id":"0"}],"hasNext":false}""";

    private const string OlderInitial = """{"data":{"order":{"id":"1"}},"hasNext":true}""";

    private const string OlderLast = """{"incremental":[{"data":{"customer":{"name":"Ada"}},"path":["order"],"label":"who"}],"hasNext":false}""";

    private const string Head = "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

    private static Task<GatewayServer> StartAsync(Func<HttpContext, Task>? look = null) => GatewayServer.StartAsync(
    [
        new TestSource(
            "orders",
            """
            type Query { order: Order  orderById(id: ID!): Order @lookup @internal }
            type Order @key(fields: "id") { id: ID!  customer: Customer }
            type Customer @key(fields: "id") { id: ID! }
            """,
            b => b.Resolve("Query.order", TestSource.Json("""{"id":"1","customer":{"id":"7"}}"""))
                .Resolve("Query.orderById", TestSource.Find("""[{"id":"1","customer":{"id":"7"}}]"""))),
        new TestSource(
            "customers",
            """
            type Query { customerById(id: ID!): Customer @lookup }
            type Customer @key(fields: "id") { id: ID!  name: String }
            """,
            b => b.Resolve("Query.customerById", TestSource.Find("""[{"id":"7","name":"Ada"}]"""))),
    ],
    look);

    [Theory]
    [InlineData("multipart/mixed", "multipart/mixed; boundary=\"-\"", $"{Head}{Initial}{Head}{Last}\r\n-----\r\n")]
    [InlineData("multipart/mixed; incrementalSpec=v0.1", "multipart/mixed; boundary=\"-\"", $"{Head}{OlderInitial}{Head}{OlderLast}\r\n-----\r\n")]
    [InlineData("text/event-stream", "text/event-stream; charset=utf-8", $"event: next\ndata: {Initial}\n\nevent: next\ndata: {Last}\n\nevent: complete\ndata:\n\n")]
    [InlineData("text/event-stream; incrementalSpec=v0.1", "text/event-stream; charset=utf-8", $"event: next\ndata: {OlderInitial}\n\nevent: next\ndata: {OlderLast}\n\nevent: complete\ndata:\n\n")]
    [InlineData("application/jsonl", "application/jsonl; charset=utf-8", $"{Initial}\n{Last}\n")]
    [InlineData("application/json", "application/json; charset=utf-8", """{"data":{"order":{"id":"1","customer":{"name":"Ada"}}}}""")]
    public async Task Http_HasAFrame_ForEachResult(string accept, string type, string body)
    {
        await using var server = await StartAsync();
        Assert.Equal((type, body), await server.PostAsync(Query, accept));
    }

    [Fact]
    public async Task AnswerThatHasBegun_IsGivenToItsEnd_WhenTheGatewayStops()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = await StartAsync(context => context.Request.Path == "/customers" ? gate.Task : Task.CompletedTask);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(Query, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", "application/jsonl");
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(Initial, await lines.ReadLineAsync());

        var stopping = server.StopGatewayAsync();
        gate.SetResult();

        Assert.Equal(Last, await lines.ReadLineAsync());
        Assert.Null(await lines.ReadLineAsync());
        await stopping;
    }

    [Fact]
    public async Task Sockets_HaveAMessage_ForEachResult()
    {
        await using var server = await StartAsync();
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await socket.ConnectAsync(server.SocketAddress, timeout.Token);
        await SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await ReadAsync());
        await SendAsync($$"""{"type":"subscribe","id":"a","payload":{{Query}}}""");
        Assert.Equal($$"""{"type":"next","id":"a","payload":{{Initial}}}""", await ReadAsync());
        Assert.Equal($$"""{"type":"next","id":"a","payload":{{Last}}}""", await ReadAsync());
        Assert.Equal("""{"type":"complete","id":"a"}""", await ReadAsync());

        Task SendAsync(string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, timeout.Token);

        async Task<string> ReadAsync()
        {
            var buffer = new byte[4096];
            var read = await socket.ReceiveAsync(buffer.AsMemory(), timeout.Token);
            return Encoding.UTF8.GetString(buffer, 0, read.Count);
        }
    }
}

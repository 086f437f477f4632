using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>
/// A server on loopback that answers a small query whose plan is cached, and at another address the same bytes without reading what was asked.
/// The client is a socket that sends bytes made beforehand, so that next to nothing but the server is measured.
/// </summary>
internal sealed class HttpRun : IDisposable
{
    private readonly WebApplication _app;
    private readonly RequestExecutor _executor;
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[65_536];
    private readonly byte[] _graphQL;
    private readonly byte[] _bare;
    private byte[] _answer = [];

    public HttpRun()
    {
        _executor = new RequestExecutor(ProductList.CreateSchema(count: 1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLHttp();
        _app = builder.Build();
        _app.MapGraphQL("/graphql", _executor);
        _app.MapPost("/bare", (RequestDelegate)AnswerBareAsync);
        _app.StartAsync().GetAwaiter().GetResult();
        _socket.Connect(IPAddress.Loopback, new Uri(_app.Urls.Single()).Port);

        var body = $$"""{"query":{{System.Text.Json.JsonSerializer.Serialize(ProductList.Query)}}}""";
        _graphQL = Request("/graphql", body);
        _bare = Request("/bare", body);
        _answer = BodyOf(Send(_graphQL));
        if (!_answer.AsSpan().StartsWith("{\"data\":"u8) || !BodyOf(Send(_bare)).AsSpan().SequenceEqual(_answer))
        {
            throw new InvalidOperationException($"The server answers {Encoding.UTF8.GetString(_answer)}");
        }
    }

    /// <summary>One request to GraphQL.</summary>
    public void GraphQL() => Send(_graphQL);

    /// <summary>One request for the same bytes.</summary>
    public void Bare() => Send(_bare);

    public void Dispose()
    {
        _socket.Dispose();
        _app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
        _executor.Dispose();
    }

    private static byte[] Request(string path, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private static byte[] BodyOf(ReadOnlySpan<byte> response) => response[(response.IndexOf("\r\n\r\n"u8) + 4)..].ToArray();

    private async Task AnswerBareAsync(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        context.Response.ContentType = "application/graphql-response+json; charset=utf-8";
        context.Response.ContentLength = _answer.Length;
        await context.Response.BodyWriter.WriteAsync(_answer, context.RequestAborted);
    }

    // Responses announce their length and come in one piece on loopback, or in a few.
    private ReadOnlySpan<byte> Send(byte[] request)
    {
        _socket.Send(request);
        var received = 0;
        while (true)
        {
            received += _socket.Receive(_buffer.AsSpan(received));
            var response = _buffer.AsSpan(0, received);
            if (response.IndexOf("\r\n\r\n"u8) is >= 0 and var head && received - head - 4 == LengthOf(response[..head]))
            {
                return response;
            }
        }
    }

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "Content-Length: "u8;
        var digits = head[(head.IndexOf(name) + name.Length)..];
        return System.Buffers.Text.Utf8Parser.TryParse(digits, out int length, out _) ? length : throw new InvalidOperationException("The response announces no length.");
    }
}

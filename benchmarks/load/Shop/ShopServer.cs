using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Load.Shop;

/// <summary>
/// The subgraphs over HTTP, each at a port of its own. An answer is computed when its request is seen for the first time and then served
/// as bytes, so that what is measured is never a subgraph. Requests without an Authorization header are refused: gateways have to hand it on.
/// </summary>
internal sealed class ShopServer : IAsyncDisposable
{
    private const int RecordingDelay = 60;
    private const int TimerError = 10; // timers may fire this early

    private readonly ConcurrentDictionary<RequestKey, byte[]> _answers = new();
    private readonly RequestExecutor[] _executors = [.. ShopSubgraphs.Names.Select(ShopSubgraphs.CreateExecutor)];
    private readonly int _firstPort;
    private readonly WebApplication _app;
    private ConcurrentQueue<(long Arrived, int Subgraph, string Body)>? _recording;
    private long _calls;
    private int _delay;

    private ShopServer(int firstPort)
    {
        _firstPort = firstPort;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls([.. ShopSubgraphs.Names.Select((_, i) => $"http://127.0.0.1:{firstPort + i}")]);
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    /// <summary>Calls answered so far.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>Milliseconds that every answer waits.</summary>
    public int Delay { get => _delay; set => _delay = value; }

    public static async Task<ShopServer> StartAsync(int firstPort)
    {
        var server = new ShopServer(firstPort);
        await server._app.StartAsync();
        return server;
    }

    /// <summary>Where a subgraph is.</summary>
    public string UrlOf(string name) => $"http://127.0.0.1:{_firstPort + ShopSubgraphs.Names.ToList().IndexOf(name)}/graphql";

    /// <summary>
    /// The calls that <paramref name="request"/> brings about. Answers wait long meanwhile, so that calls which arrive together are a round.
    /// </summary>
    public async Task<IReadOnlyList<RecordedCall>> RecordAsync(Func<Task> request)
    {
        var recording = _recording = new();
        var delay = Delay;
        Delay = RecordingDelay;
        await request();
        Delay = delay;
        _recording = null;
        var first = recording.Min(c => c.Arrived);
        return
        [
            .. recording.OrderBy(c => c.Arrived).Select(c => new RecordedCall(
                1 + (int)((Stopwatch.GetElapsedTime(first, c.Arrived).TotalMilliseconds + TimerError) / RecordingDelay),
                UrlOf(ShopSubgraphs.Names[c.Subgraph]),
                c.Body)),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        foreach (var executor in _executors)
        {
            executor.Dispose();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var arrived = Stopwatch.GetTimestamp();
        var subgraph = context.Connection.LocalPort - _firstPort;
        if (context.Request.Headers.Authorization.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var body = ArrayPool<byte>.Shared.Rent((int)(context.Request.ContentLength ?? 64 * 1024));
        try
        {
            var length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false);
            Interlocked.Increment(ref _calls);
            _recording?.Enqueue((arrived, subgraph, Encoding.UTF8.GetString(body, 0, length)));
            if (!_answers.TryGetValue(new RequestKey(subgraph, body.AsMemory(0, length)), out var answer))
            {
                answer = await ComputeAsync(subgraph, body.AsMemory(0, length));
                _answers.TryAdd(new RequestKey(subgraph, body.AsSpan(0, length).ToArray()), answer);
            }

            if (_delay > 0)
            {
                await Task.Delay(_delay);
            }

            context.Response.ContentType = "application/json";
            context.Response.ContentLength = answer.Length;
            await context.Response.BodyWriter.WriteAsync(answer);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    private async Task<byte[]> ComputeAsync(int subgraph, ReadOnlyMemory<byte> body)
    {
        using var request = JsonDocument.Parse(body);
        var result = (OperationResult)await _executors[subgraph].ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(request.RootElement.GetProperty("query").GetString()!), // a request has one
                Variables = request.RootElement.TryGetProperty("variables", out var variables) ? variables : default,
            },
            CancellationToken.None);
        await using (result)
        {
            var output = new ArrayBufferWriter<byte>();
            result.WriteTo(output);
            return output.WrittenSpan.ToArray();
        }
    }

    private readonly struct RequestKey : IEquatable<RequestKey>
    {
        private readonly int _subgraph;
        private readonly ReadOnlyMemory<byte> _body;
        private readonly int _hash;

        public RequestKey(int subgraph, ReadOnlyMemory<byte> body)
        {
            _subgraph = subgraph;
            _body = body;
            var hash = new HashCode();
            hash.Add(subgraph);
            hash.AddBytes(body.Span);
            _hash = hash.ToHashCode();
        }

        public bool Equals(RequestKey other) => _subgraph == other._subgraph && _body.Span.SequenceEqual(other._body.Span);

        public override bool Equals(object? obj) => obj is RequestKey other && Equals(other);

        public override int GetHashCode() => _hash;
    }
}

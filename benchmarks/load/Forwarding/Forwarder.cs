using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using TmfGraph.Load.Shop;

namespace TmfGraph.Load.Forwarding;

/// <summary>
/// What any gateway on this platform has to do at least: take the request, make the same calls in the same rounds, look at every token of
/// their answers, put the answer together in one buffer and send it. It knows no GraphQL: calls and pieces of the answer are given to it.
/// </summary>
internal sealed class Forwarder : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
    });

    private readonly (int Round, Uri Url, byte[] Body)[] _calls;
    private CopyScript? _script;

    private Forwarder(IEnumerable<RecordedCall> calls) =>
        _calls = [.. calls.Select(c => (c.Round, new Uri(c.Url), Encoding.UTF8.GetBytes(c.Body)))];

    /// <summary>Serves at a port until the process is stopped.</summary>
    /// <param name="recording">The file of a <see cref="ForwarderTask"/>.</param>
    public static async Task RunAsync(string recording, string url)
    {
        var task = JsonSerializer.Deserialize<ForwarderTask>(await File.ReadAllTextAsync(recording))!; // the file was written by this program
        using var forwarder = new Forwarder(task.Calls);
        await forwarder.PrepareAsync(Encoding.UTF8.GetBytes(task.Answer));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        await using var app = builder.Build();
        app.Run(forwarder.HandleAsync);
        await app.RunAsync();
    }

    public void Dispose() => _http.Dispose();

    private async Task PrepareAsync(byte[] answer)
    {
        var sources = new byte[_calls.Length][];
        for (var i = 0; i < _calls.Length; i++)
        {
            var (buffer, length) = await CallAsync(i, "Bearer recording", default);
            sources[i] = buffer.AsSpan(0, length).ToArray();
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _script = new CopyScript(answer, sources);
    }

    private async Task HandleAsync(HttpContext context)
    {
        var script = _script!; // prepared before the first request
        var request = ArrayPool<byte>.Shared.Rent((int)(context.Request.ContentLength ?? 16 * 1024));
        await context.Request.Body.ReadAtLeastAsync(request, request.Length, throwOnEndOfStream: false, context.RequestAborted);
        ArrayPool<byte>.Shared.Return(request);

        var authorization = context.Request.Headers.Authorization.ToString();
        var answers = new (byte[] Buffer, int Length)[_calls.Length];
        for (var i = 0; i < _calls.Length;)
        {
            var round = new List<Task<(byte[], int)>>();
            for (var j = i; j < _calls.Length && _calls[j].Round == _calls[i].Round; j++)
            {
                round.Add(CallAsync(j, authorization, context.RequestAborted));
            }

            foreach (var call in round)
            {
                answers[i++] = await call;
            }
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = script.Length;
        var output = ArrayPool<byte>.Shared.Rent(script.Length);
        script.Run([.. answers.Select(a => (ReadOnlyMemory<byte>)a.Buffer.AsMemory(0, a.Length))], output);
        await context.Response.BodyWriter.WriteAsync(output.AsMemory(0, script.Length), context.RequestAborted);
        ArrayPool<byte>.Shared.Return(output);
        foreach (var (buffer, _) in answers)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task<(byte[] Buffer, int Length)> CallAsync(int index, string authorization, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _calls[index].Url)
        {
            Content = new ByteArrayContent(_calls[index].Body) { Headers = { ContentType = Json } },
        };
        message.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var length = (int)(response.EnsureSuccessStatusCode().Content.Headers.ContentLength ?? 0);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await stream.ReadExactlyAsync(buffer.AsMemory(0, length), cancellationToken);
        Scan(buffer.AsSpan(0, length));
        return (buffer, length);
    }

    private static void Scan(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            // every token is looked at, and nothing is kept
        }
    }
}

/// <summary>What a <see cref="Forwarder"/> has to do.</summary>
/// <param name="Calls">Ordered by round.</param>
/// <param name="Answer">What comes of it.</param>
internal sealed record ForwarderTask(IReadOnlyList<RecordedCall> Calls, string Answer);

using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace TmfGraph.Gateway.Tests.Streams;

/// <summary>One stream that the gateway has opened at a <see cref="StreamServer"/>, as the test plays its other end.</summary>
internal sealed class SourceConnection(HttpContext context, JsonElement body, Func<Task> ended)
{
    private readonly Dictionary<string, string> _headers =
        context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase); // the context is gone with the connection
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the connection has, whoever has closed it.</summary>
    public Task Ended => ended();

    /// <summary>Ends when the test is done with the connection.</summary>
    public Task Done => _done.Task;

    public string Query => body.GetProperty("query").GetString()!; // every request has one

    public string Variables => body.GetProperty("variables").GetRawText();

    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>Sends a tick with its cursor in the event, and nowhere else.</summary>
    public Task TickAsync(int number) =>
        EventAsync("""{"data":{"ticks":{"_cursor":"cN","item":{"id":"N"}}}}""".Replace("N", $"{number}", StringComparison.Ordinal));

    public Task EventAsync(string json, string? id = null) => SendAsync($"event: next\n{(id is null ? "" : $"id: {id}\n")}data: {json}\n\n");

    public Task SignOfLifeAsync() => SendAsync(":\n\n");

    /// <summary>Says that there is nothing more.</summary>
    public async Task CompleteAsync()
    {
        await SendAsync("event: complete\ndata:\n\n");
        _done.TrySetResult();
    }

    /// <summary>Ends the response without the word that it is complete; all that was sent arrives.</summary>
    public void End() => _done.TrySetResult();

    /// <summary>Ends the connection in the middle of the response.</summary>
    public void Break()
    {
        context.Abort();
        _done.TrySetResult();
    }

    public async Task SendAsync(string text)
    {
        await context.Response.WriteAsync(text);
        await context.Response.Body.FlushAsync();
    }
}

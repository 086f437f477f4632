using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>The results of a subscription over server-sent events.</summary>
/// <seealso href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md"/>
internal sealed class EventStream(HttpResponseMessage response) : IDisposable
{
    /// <summary>Each <c>next</c> until <c>complete</c>; anything else is a mistake.</summary>
    public async IAsyncEnumerable<JsonElement> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parser = SseParser.Create(await response.Content.ReadAsStreamAsync(cancellationToken));
        await foreach (var item in parser.EnumerateAsync(cancellationToken))
        {
            if (item.EventType is "complete")
            {
                yield break;
            }

            Assert.Equal("next", item.EventType);
            yield return JsonElement.Parse(item.Data);
        }
    }

    public void Dispose() => response.Dispose();
}

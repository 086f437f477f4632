using System.Buffers;
using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>What goes on from one connection to the next, and which headers never do.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1"/>
internal static class ConnectionHeaders
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding",
        "Upgrade", "Host",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those that the gateway writes itself for each request of its own.</summary>
    private static readonly FrozenSet<string> Own = new[]
    {
        "Accept", "Accept-Encoding", "Content-Encoding", "Content-Length", "Content-Type", "Expect", "GraphQL-Preflight", "GraphQL-Timeout",
        "Last-Event-ID", "Sec-WebSocket-Accept", "Sec-WebSocket-Extensions", "Sec-WebSocket-Key", "Sec-WebSocket-Protocol", "Sec-WebSocket-Version",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\0");

    public static bool Contains(string name) => Names.Contains(name);

    /// <summary>A header of a client as it may go on; null when there is none, or none that can be sent: tokens from the first message of a socket may hold anything.</summary>
    public static string? ValueOf(OperationRequest client, string name) =>
        client.GetHeader(name) is { } value && !value.AsSpan().ContainsAny(LineEnds) ? value : null;

    /// <summary>Checks the headers that are to go on to source schemas.</summary>
    /// <exception cref="OptionsValidationException">Some cannot; it names them.</exception>
    public static void Check(IEnumerable<string> forwarded)
    {
        var wrong = forwarded.Select(WhyNot).Where(w => w is not null).ToArray();
        if (wrong.Length > 0)
        {
            throw new OptionsValidationException(GatewayOptions.Section, typeof(GatewayOptions), wrong!);
        }
    }

    /// <summary>What is wrong with a name; null for nothing.</summary>
    private static string? WhyNot(string name)
    {
        const string Has = $"{GatewayOptions.Section}:{nameof(GatewayOptions.ForwardedHeaders)} has";
        if (Names.Contains(name) || Own.Contains(name))
        {
            return $"{Has} '{name}', which the gateway writes itself for each of its connections.";
        }

        using var message = new HttpRequestMessage();
        return message.Headers.TryAddWithoutValidation(name, "") ? null : $"{Has} '{name}', which is no name of a request header.";
    }
}

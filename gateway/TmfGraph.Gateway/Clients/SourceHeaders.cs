using System.Diagnostics;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Clients;

/// <summary>The headers of a client that go along to source schemas, each once.</summary>
internal sealed class SourceHeaders
{
    /// <summary>The context of a trace. Where there is a span of the gateway's own, HTTP itself sends that one.</summary>
    private static readonly string[] Trace = [TraceParent, TraceState, Baggage];

    /// <summary>Tells requests apart in logs, so it goes along like the context of a trace, and equal requests that differ in it still share an answer.</summary>
    private const string RequestId = "X-Request-Id";

    private const string TraceParent = "traceparent";
    private const string TraceState = "tracestate";
    private const string Baggage = "baggage";

    private readonly string[] _sent;
    private readonly string[] _sentWithTrace;

    /// <param name="forwarded">What a host wants to go on beside those that go along anyway; naming one of these, or one twice, changes nothing.</param>
    public SourceHeaders(IEnumerable<string> forwarded)
    {
        string[] anyway = ["Authorization", RequestId, .. Trace];
        Identity = ["Authorization", .. forwarded.Distinct(StringComparer.OrdinalIgnoreCase).Except(anyway, StringComparer.OrdinalIgnoreCase)];
        Key = [.. Identity, Baggage];
        _sent = [.. Identity, RequestId];
        _sentWithTrace = [.. _sent, .. Trace];
    }

    /// <summary>Who asks, as a source may want to know it: what goes along as the payload of a socket's first message, too.</summary>
    public string[] Identity { get; }

    /// <summary>What answers may depend on, so that requests which differ in one of them share nothing.</summary>
    public string[] Key { get; }

    /// <summary>
    /// What a request keeps of its client's headers that outlives it: those that go along, with the trace of what goes on here and now, which is
    /// the gateway's own span if there is one.
    /// </summary>
    public Func<string, string?> Keep(OperationRequest client)
    {
        var kept = _sentWithTrace.ToDictionary(n => n, client.GetHeader, StringComparer.OrdinalIgnoreCase);
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } span)
        {
            kept[TraceParent] = span.Id;
            kept[TraceState] = span.TraceStateString;
        }

        return kept.GetValueOrDefault;
    }

    /// <summary>Whether a header is of the context of a trace.</summary>
    public static bool IsTrace(string name) => Trace.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>What goes along with a request that is sent here and now.</summary>
    public ReadOnlySpan<string> Sent => Activity.Current is null ? _sentWithTrace : _sent;
}

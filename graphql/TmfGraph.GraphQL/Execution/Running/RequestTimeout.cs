using System.Globalization;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>
/// How long a request may take: what the host allows, or less when whoever asks says by a header that it will not wait that long. A gateway says
/// it to its source schemas, so that nobody works on for a client that has its answer.
/// </summary>
internal static class RequestTimeout
{
    /// <summary>The header: whole milliseconds from the request's arrival on. A length of time rather than a moment, as clocks differ.</summary>
    public const string Header = "GraphQL-Timeout";

    /// <param name="limit">What the host allows.</param>
    public static TimeSpan Of(OperationRequest request, TimeSpan limit) =>
        request.GetHeader(Header) is { } text
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && TimeSpan.FromMilliseconds(Math.Max(milliseconds, 1)) is var wanted
        && wanted < limit
            ? wanted
            : limit;
}

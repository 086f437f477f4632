namespace TmfGraph.Gateway.Clients;

/// <summary>A source schema has not answered as it should. The message is for clients, the inner exception for the log.</summary>
public sealed class SourceSchemaException : Exception
{
    public SourceSchemaException(string code, string message, Exception? inner = null) : base(message, inner) => Code = code;

    /// <summary>One of <see cref="SubgraphErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>The HTTP status; null when there was none.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Whether the same request may succeed when it is sent again.</summary>
    public bool IsTransient { get; init; }

    /// <summary>After which time the source wants to be asked again (<c>Retry-After</c>); null when it has not said.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>Values of <c>extensions.code</c> for failures of source schemas.</summary>
public static class SubgraphErrorCodes
{
    /// <summary>No answer in time.</summary>
    public const string Timeout = "SUBGRAPH_TIMEOUT";

    /// <summary>No connection, or it broke.</summary>
    public const string Unavailable = "SUBGRAPH_UNAVAILABLE";

    /// <summary>An HTTP status that is not success, without a GraphQL answer.</summary>
    public const string HttpStatus = "SUBGRAPH_HTTP_STATUS";

    /// <summary>An answer that is no GraphQL response or does not fit the request.</summary>
    public const string InvalidResponse = "SUBGRAPH_INVALID_RESPONSE";

    /// <summary>It failed too often lately and is left alone for a while.</summary>
    public const string CircuitOpen = "SUBGRAPH_CIRCUIT_OPEN";

    /// <summary>More requests wait for it than may.</summary>
    public const string Overloaded = "SUBGRAPH_OVERLOADED";

    /// <summary>What all of them sent makes a result larger than allowed. The result is null as a whole.</summary>
    public const string ResultTooLarge = "RESULT_TOO_LARGE";
}

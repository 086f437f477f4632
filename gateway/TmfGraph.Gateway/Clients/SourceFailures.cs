namespace TmfGraph.Gateway.Clients;

/// <summary>Says what is wrong with one source, whichever way it was asked.</summary>
/// <param name="source">The source's name.</param>
internal sealed class SourceFailures(string source)
{
    public SourceSchemaException Unavailable(Exception? inner) =>
        new(SubgraphErrorCodes.Unavailable, $"The source schema '{source}' cannot be reached.", inner) { IsTransient = true };

    /// <summary>No answer within the time there was.</summary>
    public SourceSchemaException Late(OperationCanceledException inner) =>
        new(SubgraphErrorCodes.Timeout, $"The source schema '{source}' did not answer in time.", inner) { IsTransient = true };

    /// <summary>Too many failures lately.</summary>
    public SourceSchemaException LeftAlone() =>
        new(SubgraphErrorCodes.CircuitOpen, $"The source schema '{source}' failed repeatedly and is left alone for a while.") { IsTransient = true };

    /// <summary>A stream without signs of life.</summary>
    public SourceSchemaException Silent(Exception inner) =>
        new(SubgraphErrorCodes.Timeout, $"The source schema '{source}' has gone silent.", inner) { IsTransient = true };

    /// <summary>An answer that cannot be used.</summary>
    /// <param name="what">What the source did, in the past tense.</param>
    public SourceSchemaException Invalid(string what, int? status = null) =>
        new(SubgraphErrorCodes.InvalidResponse, $"The source schema '{source}' {what}.") { StatusCode = status };

    public SourceSchemaException Status(int status, bool isTransient, TimeSpan? retryAfter = null, Exception? inner = null) =>
        new(SubgraphErrorCodes.HttpStatus, $"The source schema '{source}' answered with the HTTP status {status}.", inner)
        {
            StatusCode = status,
            IsTransient = isTransient,
            RetryAfter = retryAfter,
        };
}

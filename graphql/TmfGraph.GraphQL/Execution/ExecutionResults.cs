using System.Buffers;

namespace TmfGraph.GraphQL.Execution;

/// <summary>The answer to an <see cref="OperationRequest"/>: one result, a batch, or a stream. Dispose it when it is written.</summary>
public abstract class ExecutionResult : IAsyncDisposable
{
    /// <summary>Gives back what the result rents, and stops a stream.</summary>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

/// <summary>One response object: <c>data</c>, <c>errors</c>, <c>extensions</c>.</summary>
public abstract class OperationResult : ExecutionResult
{
    /// <summary>Whether execution began, so that the response has <c>data</c> (which may be null). False for request errors.</summary>
    public abstract bool HasData { get; }

    /// <summary>Errors in the order they happened; empty for none.</summary>
    public abstract IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>For request errors: what kind of failure it was, which transports turn into their status.</summary>
    public RequestFailure Failure { get; init; }

    /// <summary>Position in a variable batch; null outside one. When set, it is written as <c>variableIndex</c>.</summary>
    public int? VariableIndex { get; init; }

    /// <summary>A cursor to resume a stream after this result; null when there is none. Transports that can carry it do.</summary>
    public string? Cursor { get; init; }

    /// <summary>Members of the response's <c>extensions</c>; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; set; }

    /// <summary>How many bytes <see cref="WriteTo"/> will write; null when that is not known beforehand. Transports that can announce it do.</summary>
    public virtual int? Length => null;

    /// <summary>Writes the whole response object as UTF-8 JSON. May be called once.</summary>
    public abstract void WriteTo(IBufferWriter<byte> output);
}

/// <summary>Kinds of request failure.</summary>
public enum RequestFailure
{
    None,
    BadRequest,
    Syntax,
    Validation,
    Variables,
    OperationNotFound,
    DocumentNotFound,
    MethodNotAllowed,
    NotAuthenticated,
    NotAuthorized,
    TooLarge,
    Overloaded,
    Unexpected,
}

/// <summary>The results of a variable batch, in the order of its variables.</summary>
public sealed class BatchResult(IReadOnlyList<OperationResult> results) : ExecutionResult
{
    /// <summary>One for each set of variables; at least one.</summary>
    public IReadOnlyList<OperationResult> Results { get; } = results;

    public override async ValueTask DisposeAsync()
    {
        foreach (var result in Results)
        {
            await result.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>A response stream: the results of a subscription as they come. It can be read once.</summary>
/// <param name="close">Gives back what was opened for a stream that may never be read; null for nothing.</param>
public sealed class ResponseStream(Func<CancellationToken, IAsyncEnumerable<OperationResult>> read, Func<ValueTask>? close = null) : ExecutionResult
{
    /// <summary>Whether it ends when its work is done, as a response in parts does; a subscription goes on until somebody ends it.</summary>
    public bool EndsByItself { get; init; }

    /// <summary>A cursor to resume it before its first result; null when there is none. Transports that can carry it do.</summary>
    public string? StartCursor { get; init; }

    /// <summary>Reads results until the source ends or the token is cancelled. A result with <see cref="OperationResult.HasData"/> false ends the stream with an error.</summary>
    public IAsyncEnumerable<OperationResult> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        if (close is not null)
        {
            await close().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }
}

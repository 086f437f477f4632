namespace TmfGraph.Gateway.Clients;

/// <summary>Sends operations to one source schema.</summary>
public interface ISourceSchemaClient
{
    /// <summary>Runs a query or mutation for one or several variable sets.</summary>
    /// <exception cref="SourceSchemaException">No answer came, or one that is no GraphQL.</exception>
    ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a subscription: when this comes back, the source listens, and no event from then on is missed.</summary>
    /// <exception cref="SourceSchemaException">The stream cannot be opened; while it is read: it broke.</exception>
    ValueTask<SourceStream> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken);
}

/// <summary>An open subscription. Each event is a response of its own, which the reader disposes. It can be read once, and is disposed read or not.</summary>
public sealed class SourceStream(Func<CancellationToken, IAsyncEnumerable<SourceResponse>> read, Func<ValueTask> close) : IAsyncDisposable
{
    /// <summary>A cursor that resumes it before its first event, known when it was opened; null for none. A source may tell it later, too.</summary>
    public string? StartCursor { get; init; }

    public IAsyncEnumerable<SourceResponse> ReadAsync(CancellationToken cancellationToken) => read(cancellationToken);

    public ValueTask DisposeAsync() => close();
}

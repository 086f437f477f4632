namespace TmfGraph.Gateway.Clients;

/// <summary>Sends operations to one source schema.</summary>
public interface ISourceSchemaClient
{
    /// <summary>Runs a query or mutation for one or several variable sets.</summary>
    /// <exception cref="SourceSchemaException">No answer came, or one that is no GraphQL.</exception>
    ValueTask<SourceResponse> ExecuteAsync(SourceRequest request, CancellationToken cancellationToken);

    /// <summary>Opens a subscription. Each event is a response of its own, which the reader disposes.</summary>
    /// <exception cref="SourceSchemaException">The stream cannot be opened or breaks.</exception>
    IAsyncEnumerable<SourceResponse> SubscribeAsync(SourceRequest request, CancellationToken cancellationToken);
}

namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>Documents that requests name by an id instead of sending them.</summary>
public interface IDocumentStore
{
    /// <summary>The document as UTF-8; null when none is stored under that id.</summary>
    ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken);
}

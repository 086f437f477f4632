namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>Documents that clients store themselves, under their hash. It may forget them whenever it likes: clients send them again.</summary>
public interface IAutomaticDocumentStore : IDocumentStore
{
    /// <summary>Stores a document. Whether its hash is right has been checked.</summary>
    ValueTask AddAsync(string id, ReadOnlyMemory<byte> document, CancellationToken cancellationToken);
}

using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>
/// From what a request says to its document: sent, stored under an id, or stored by clients under its hash; and what the result says of it.
/// </summary>
internal sealed class DocumentFinder(GraphQLHttpOptions options)
{
    /// <summary>The document of a request, or why it has none. An empty one leaves the id to the executor.</summary>
    public async ValueTask<(FoundDocument Found, OperationResult? Failure)> FindAsync(
        RequestMembers members, HttpContext context, CancellationToken cancellationToken)
    {
        if (!DocumentHash.TryRead(members.Extensions, out var hash))
        {
            return (default, TransportErrors.InvalidRequest("`persistedQuery` has no hash that can be read."));
        }

        if (!members.Document.IsEmpty)
        {
            return options.OnlyStoredDocuments && options.AllowDocument?.Invoke(context) != true
                ? (default, TransportErrors.OnlyStoredDocuments())
                : (new FoundDocument(members.Document, hash), null);
        }

        if (members.DocumentId is { } id)
        {
            if (options.StoredDocuments is null)
            {
                return default;
            }

            return await options.StoredDocuments.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } document
                ? (new FoundDocument(document, null), null)
                : (default, RequestErrors.UnknownDocument(id));
        }

        return hash is { } known && await FindAsync(known, cancellationToken).ConfigureAwait(false) is { } stored
            ? (new FoundDocument(stored, null), null)
            : (default, TransportErrors.UnknownHash());
    }

    /// <summary>Stores a document that came with its hash, once it has shown to be of use, and says so in its result.</summary>
    public async ValueTask RememberAsync(FoundDocument found, ExecutionResult result, CancellationToken cancellationToken)
    {
        if (found.Hash is not { } hash || options.AutomaticDocuments is not { } store || options.OnlyStoredDocuments)
        {
            return;
        }

        var single = result as OperationResult;
        if (single is { HasData: false })
        {
            return;
        }

        var isRight = hash.IsOf(found.Document.Span);
        if (isRight)
        {
            await store.AddAsync(hash.Id, found.Document, cancellationToken).ConfigureAwait(false);
        }

        if (single is not null)
        {
            single.Extensions = new Dictionary<string, object?>(single.Extensions ?? new Dictionary<string, object?>())
            {
                ["persistedQuery"] = isRight ? Receipt(hash) : Refusal(hash, found.Document.Span),
            };
        }
    }

    // by the hash also documents are found that the host has stored under it
    private async ValueTask<ReadOnlyMemory<byte>?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
    {
        if (options.AutomaticDocuments is not null
            && await options.AutomaticDocuments.FindAsync(hash.Id, cancellationToken).ConfigureAwait(false) is { } document)
        {
            return document;
        }

        return options.StoredDocuments is null ? null : await options.StoredDocuments.FindAsync(hash.Text, cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, object?> Receipt(DocumentHash hash) => new() { [hash.Member] = hash.Text, ["persisted"] = true };

    private static Dictionary<string, object?> Refusal(DocumentHash hash, ReadOnlySpan<byte> document) => new()
    {
        [hash.Member] = hash.Text,
        ["expectedHashValue"] = hash.Expected(document),
        ["expectedHashType"] = hash.Member,
        ["expectedHashFormat"] = "hex",
        ["persisted"] = false,
    };
}

/// <summary>A request's document, with the hash under which it asks to be stored; null when it does not.</summary>
internal readonly record struct FoundDocument(ReadOnlyMemory<byte> Document, DocumentHash? Hash);

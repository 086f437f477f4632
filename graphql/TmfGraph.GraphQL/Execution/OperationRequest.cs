using System.Security.Claims;
using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution;

/// <summary>What happens with a field that fails although it may not be null.</summary>
/// <seealso href="https://github.com/graphql/graphql-spec/pull/1163"/>
public enum ErrorMode
{
    /// <summary>Its null moves up to the nearest field that may be null (the specification's way).</summary>
    Propagate,

    /// <summary>It is null itself.</summary>
    Null,

    /// <summary>The first error ends the operation with <c>data: null</c>; fields that are not yet resolved are not.</summary>
    Halt,
}

/// <summary>Which operations a request may run. Executors see to it, since they alone read the document by their own limits.</summary>
public enum AllowedOperations
{
    /// <summary>All of them.</summary>
    Any,

    /// <summary>Queries and subscriptions (HTTP GET by a client that accepts a stream).</summary>
    NoMutations,

    /// <summary>Nothing but queries (HTTP GET).</summary>
    QueriesOnly,
}

/// <summary>One GraphQL request, whatever transport it came by.</summary>
public sealed class OperationRequest
{
    /// <summary>The document as UTF-8; empty when <see cref="DocumentId"/> names a stored one.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The id of a stored document; null when the document is sent.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Which operation of the document; null when it has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>
    /// Variable values: a JSON object, or undefined or null for none, or an array of objects. An array asks for a variable batch:
    /// the operation runs once for each, and the answer is a <see cref="BatchResult"/> in the same order.
    /// </summary>
    public JsonElement Variables { get; init; }

    /// <summary>The <c>extensions</c> of the request; undefined for none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>What becomes of a field that fails although it may not be null.</summary>
    public ErrorMode OnError { get; init; }

    /// <summary>Whether the response may come in parts. The whole of a variable batch comes at once whatever this says.</summary>
    public IncrementalFormat Incremental { get; init; }

    /// <summary>Whether the response of such an operation may come in parts.</summary>
    internal bool MayComeInParts(OperationKind kind) =>
        Incremental is not IncrementalFormat.None && kind is not OperationKind.Subscription && Variables.ValueKind is not JsonValueKind.Array;

    /// <summary>Which operations may run; another one is a <see cref="RequestFailure.MethodNotAllowed"/>.</summary>
    public AllowedOperations Allowed { get; init; }

    /// <summary>Whoever asks; an identity without authentication when nobody is known.</summary>
    public ClaimsPrincipal User { get; init; } = new(new ClaimsIdentity());

    /// <summary>Services of the request's scope, for resolvers.</summary>
    public IServiceProvider Services { get; init; } = EmptyServices.Instance;

    /// <summary>Whether files came with the request.</summary>
    public bool HasFiles { get; init; }

    /// <summary>The file of a multipart request that an <c>Upload</c> value stands for; null when there is none.</summary>
    public Func<string, UploadedFile?> FindFile { get; init; } = static _ => null;

    /// <summary>A header of the transport request by name (case-insensitive), or null.</summary>
    public Func<string, string?> GetHeader { get; init; } = static _ => null;

    private sealed class EmptyServices : IServiceProvider
    {
        public static readonly EmptyServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}

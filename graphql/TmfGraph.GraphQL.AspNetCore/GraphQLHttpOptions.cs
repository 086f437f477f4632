using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.AspNetCore.Explorer;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>Which status codes request errors have under <c>application/graphql-response+json</c>.</summary>
public enum HttpStatusProfile
{
    /// <summary>400 for every request that cannot be executed; what clients of Hot Chocolate expect.</summary>
    Compatible,

    /// <summary>As in the GraphQL-over-HTTP draft: 400 for syntax, 422 for requests that do not pass, 294 for data with errors.</summary>
    Draft,
}

/// <summary>Limits and switches of the GraphQL transports.</summary>
public sealed class GraphQLHttpOptions
{
    /// <summary>The largest request body, in bytes.</summary>
    public long MaxRequestBytes { get; set; } = 20_000_000;

    /// <summary>How deep the JSON of a request may nest.</summary>
    public int MaxJsonDepth { get; set; } = 64;

    /// <summary>How many values the JSON of a request may have: objects, arrays, strings, numbers, whatever stands in them included.</summary>
    public int MaxJsonValues { get; set; } = 500_000;

    /// <summary>
    /// How long a client may take to send a body, files left out: those may be large, and the server sees to it that they come at a fair pace.
    /// </summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether a body may be an array of requests, and <c>?batchOperations=</c> be used.</summary>
    public bool AllowRequestBatching { get; set; }

    /// <summary>Whether <c>variables</c> may be an array.</summary>
    public bool AllowVariableBatching { get; set; }

    /// <summary>How many executions a batch may ask for: its requests, each times its variable sets. The executor limits the sets of one request itself.</summary>
    public int MaxBatchSize { get; set; } = 1_024;

    /// <summary>
    /// How many bytes the documents of one batch may have together, each counted as often as it is to run. Reading a document takes far longer
    /// than sending it, and a single request has one.
    /// </summary>
    public int MaxBatchDocumentBytes { get; set; } = 1024 * 1024;

    /// <summary>How many requests of one batch run at the same time.</summary>
    public int MaxParallelBatchRequests { get; set; } = 16;

    /// <summary>What happens with fields that fail when a request has no <c>onError</c>.</summary>
    public ErrorMode DefaultErrorMode { get; set; }

    /// <summary>Whether queries may come by GET.</summary>
    public bool AllowGet { get; set; } = true;

    /// <summary>Whether the schema's text can be fetched.</summary>
    public bool AllowSchemaRequests { get; set; } = true;

    /// <summary>Which status codes request errors have.</summary>
    public HttpStatusProfile StatusProfile { get; set; }

    /// <summary>The type of a single result for clients that accept any.</summary>
    public DefaultMediaType DefaultMediaType { get; set; }

    /// <summary>How often an idle stream is sent a sign of life.</summary>
    public TimeSpan StreamHeartbeat { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long after its token's end (<c>exp</c>) a client's subscriptions and sockets are ended: as much as clocks may differ.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan TokenGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Finds documents by the <c>id</c> or <c>documentId</c> of a request, or by the hash in <c>extensions.persistedQuery</c>. Without it, ids are
    /// handed to the executor.
    /// </summary>
    public IDocumentStore? StoredDocuments { get; set; }

    /// <summary>Keeps the documents that clients store under their hash (automatic persisted queries); null when they may not.</summary>
    public IAutomaticDocumentStore? AutomaticDocuments { get; set; } = new MemoryDocumentStore();

    /// <summary>Whether only stored documents may run. Clients store none themselves then.</summary>
    public bool OnlyStoredDocuments { get; set; }

    /// <summary>Who may send documents nevertheless when <see cref="OnlyStoredDocuments"/> is set, for instance developers; null for nobody.</summary>
    public Func<HttpContext, bool>? AllowDocument { get; set; }

    /// <summary>Whether requests may bring files, as <c>multipart/form-data</c>.</summary>
    public bool AllowUploads { get; set; } = true;

    /// <summary>How many files one request may bring.</summary>
    public int MaxFiles { get; set; } = 20;

    /// <summary>The largest file, in bytes.</summary>
    public long MaxFileBytes { get; set; } = 20_000_000;

    /// <summary>The largest form, in bytes: files and all else together.</summary>
    public long MaxFormBytes { get; set; } = 30_000_000;

    /// <summary>
    /// Whether single results and the schema's text are compressed for clients that accept it, over HTTPS too. Turn it off where a proxy
    /// compresses, or where responses repeat both secrets and what an attacker can choose.
    /// </summary>
    public bool CompressResponses { get; set; } = true;

    /// <summary>
    /// Answers a browser that opens the address; null for none. The default is a small page of our own that needs nothing from elsewhere.
    /// </summary>
    public RequestDelegate? Explorer { get; set; } = ExplorerPage.WriteAsync;

    /// <summary>The clock that tells when tokens end and clients have had their time.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Limits and switches of WebSockets.</summary>
    public GraphQLSocketOptions Sockets { get; } = new();
}

/// <summary>Limits and switches of GraphQL over WebSockets.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>Whether sockets are served.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a client may take for its <c>connection_init</c>.</summary>
    public TimeSpan InitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the server sends a <c>ping</c> (<c>ka</c> in the legacy protocol). Zero or less for never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The largest message of a client, in bytes.</summary>
    public int MaxMessageBytes { get; set; } = 1_000_000;

    /// <summary>How many sockets may be open at the same time; one more is refused with 503.</summary>
    public int MaxSockets { get; set; } = 10_000;

    /// <summary>How many operations one socket may have running.</summary>
    public int MaxOperations { get; set; } = 128;

    /// <summary>How many bytes the requests of the operations that run on one socket may have together.</summary>
    public int MaxOperationBytes { get; set; } = 4_000_000;

    /// <summary>How long the id of an operation may be, in UTF-16 units.</summary>
    public int MaxIdLength { get; set; } = 256;

    /// <summary>How long a client may take to read one message before the connection is given up.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Tells who is connected from the payload of <c>connection_init</c> (undefined when there is none). Null refuses the connection for
    /// its credentials; a <see cref="Execution.GraphQLException"/> forbids it. Without this hook the HTTP request's user stays.
    /// </summary>
    public Func<HttpContext, JsonElement, ValueTask<ClaimsPrincipal?>>? Authenticate { get; set; }

    /// <summary>
    /// The token in a <c>connection_init</c> payload: <c>authorization</c>, <c>Authorization</c> or <c>headers.Authorization</c>, with the word
    /// <c>Bearer</c> taken off; another scheme stays before it. Null when there is none.
    /// </summary>
    public static string? FindToken(JsonElement payload)
    {
        if (payload.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        var text = Text(payload, "authorization") ?? Text(payload, "Authorization");
        if (text is null && payload.TryGetProperty("headers", out var headers) && headers.ValueKind is JsonValueKind.Object)
        {
            text = Text(headers, "Authorization") ?? Text(headers, "authorization");
        }

        return text is not null && text.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? text[7..].Trim() : text?.Trim();
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>How a result is put into an HTTP response.</summary>
internal enum ResponseFormat
{
    /// <summary><c>application/graphql-response+json</c></summary>
    GraphQLJson,

    /// <summary><c>application/json</c>, with 200 for whatever GraphQL itself refuses.</summary>
    Json,

    /// <summary><c>multipart/mixed</c></summary>
    Multipart,

    /// <summary><c>multipart/mixed</c> with each result as a <c>payload</c>, as clients of Apollo ask for subscriptions.</summary>
    MultipartSubscription,

    /// <summary><c>text/event-stream</c></summary>
    EventStream,

    /// <summary><c>application/jsonl</c></summary>
    JsonLines,

    /// <summary><c>application/graphql-response+jsonl</c></summary>
    GraphQLJsonLines,
}

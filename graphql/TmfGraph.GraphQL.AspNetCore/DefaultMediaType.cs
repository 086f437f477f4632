namespace TmfGraph.GraphQL.AspNetCore;

/// <summary>The type of a single result for clients that accept any: those without an <c>Accept</c> header, or with <c>*/*</c>.</summary>
public enum DefaultMediaType
{
    /// <summary><c>application/graphql-response+json</c>; what clients of Hot Chocolate expect.</summary>
    GraphQLResponse,

    /// <summary><c>application/json</c>, with its legacy status codes; what older clients expect. Their batches come as one array, too.</summary>
    Json,
}

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>The types of single results.</summary>
internal static class ContentTypes
{
    public const string GraphQLJson = "application/graphql-response+json; charset=utf-8";
    public const string PlainJson = "application/json; charset=utf-8";
}

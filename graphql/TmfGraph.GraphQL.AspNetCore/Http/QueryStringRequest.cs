using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Http;

/// <summary>Reads a GraphQL request off the query string of a GET.</summary>
internal static class QueryStringRequest
{
    private static readonly string[] Members = ["query", "id", "documentId", "operationName", "variables", "extensions", "onError"];

    /// <summary>Whether the query string names a document at all.</summary>
    public static bool HasDocument(HttpRequest request) =>
        request.Query.ContainsKey("query") || request.Query.ContainsKey("id") || request.Query.ContainsKey("documentId");

    /// <param name="documentId">The id of the document that the request is for; null when the query string says it.</param>
    /// <returns>Null, or what is wrong.</returns>
    public static OperationResult? TryRead(HttpRequest request, GraphQLHttpOptions options, out RequestMembers members, string? documentId = null)
    {
        members = default;
        var query = request.Query;
        if (Array.Find(Members, m => query[m].Count > 1) is { } repeated)
        {
            // which of them counts is another question at each server and cache on the way
            return TransportErrors.InvalidRequest($"`{repeated}` is given more than once.");
        }

        if (!TryReadJson(query["variables"], options, out var variables)
            || !(variables.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || RequestParser.AreVariables(variables)))
        {
            return TransportErrors.InvalidRequest("`variables` is an object or an array of objects, as JSON text.");
        }

        if (!TryReadJson(query["extensions"], options, out var extensions)
            || !(extensions.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.Object))
        {
            return TransportErrors.InvalidRequest("`extensions` is an object, as JSON text.");
        }

        if (documentId is null && !HasDocument(request) && !RequestParser.NamesHash(extensions))
        {
            return TransportErrors.NoDocument();
        }

        ErrorMode? onError = null;
        if (query.TryGetValue("onError", out var mode) && !RequestParser.TryReadErrorMode(mode, out onError))
        {
            return TransportErrors.InvalidRequest("`onError` is PROPAGATE, NULL or HALT.");
        }

        var operationName = query["operationName"].ToString();
        members = new RequestMembers(
            Encoding.UTF8.GetBytes(query["query"].ToString()),
            documentId ?? Text(query, "id") ?? Text(query, "documentId"),
            operationName.Length == 0 ? null : operationName,
            variables,
            extensions,
            onError);
        return null;
    }

    private static string? Text(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    private static bool TryReadJson(string? text, GraphQLHttpOptions options, out JsonElement element)
    {
        element = default;
        if (string.IsNullOrEmpty(text))
        {
            return true;
        }

        var (document, _) = RequestJson.Parse(Encoding.UTF8.GetBytes(text), options);
        using (document)
        {
            element = document?.RootElement.Clone() ?? default;
            return document is not null;
        }
    }
}

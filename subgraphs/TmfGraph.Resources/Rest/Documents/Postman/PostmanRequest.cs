using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.OpenApi;

namespace TmfGraph.Resources.Rest.Documents.Postman;

/// <summary>Makes the requests of a collection, each with a test of its answer.</summary>
internal static class PostmanRequest
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The requests that show an operation; a list is also shown with conditions.</summary>
    /// <param name="made">The GraphQL names of the resources that earlier requests have made; references in bodies lead to these.</param>
    public static IEnumerable<JsonObject> Of(ApiOperation operation, IReadOnlySet<string> made)
    {
        var canCreate = operation.Collection?.Operations.HasFlag(ResourceOperations.Post) == true;
        var id = IdVariable(operation.Resource.Path);
        switch (operation)
        {
            case { Action: ApiAction.Create, Collection: { } collection }:
                yield return Request(operation, [], ("application/json", PostmanReferences.Fill(ExampleWriter.Create(collection), collection.Type, made)), [Expect(201), $"pm.collectionVariables.set(\"{id}\", pm.response.json().id);"]);
                break;
            case { Action: ApiAction.List }:
                yield return Request(operation, [("limit", "10")], null, canCreate ? [Expect(200, 206)] : [Expect(200, 206), KeepFirst(id)]);
                yield return Request(operation, [("id", $"{{{{{id}}}}}"), ("fields", "id,href"), ("sort", "-id")], null, [Expect(200)], " by a condition");
                break;
            case { Action: ApiAction.Read }:
                // where nothing can be created, an empty store has nothing to read
                yield return Request(operation, [], null, canCreate ? [Expect(200)] : [Expect(200, 404)]);
                break;
            case { Action: ApiAction.Change }:
                yield return Request(operation, [], ("application/merge-patch+json", ExampleWriter.Update(operation.Resource)), canCreate ? [Expect(200)] : [Expect(200, 404)]);
                break;
            case { Action: ApiAction.Replace, Collection: { } collection }:
                yield return Request(operation, [], ("application/json", PostmanReferences.Fill(ExampleWriter.Create(collection), collection.Type, made)), [Expect(200)]);
                break;
            case { Action: ApiAction.Delete }:
                yield return Request(operation, [], null, canCreate ? [Expect(204)] : [Expect(204, 404)]);
                break;
            case { Action: ApiAction.ListParts }:
                yield return Request(operation, [], null, [Expect(200, 404)]);
                break;
            default:
                break;
        }
    }

    /// <summary>The creation of a second resource, for bodies that refer to two.</summary>
    public static JsonObject Another(ApiOperation create, ResourceCollection collection, IReadOnlySet<string> made) => Request(
        create,
        [],
        ("application/json", PostmanReferences.Fill(ExampleWriter.Create(collection), collection.Type, made)),
        [Expect(201), $"pm.collectionVariables.set(\"{OtherIdVariable(create.Resource.Path)}\", pm.response.json().id);"],
        " (another one)");

    /// <summary>The variable that holds the id of the second one made, where two are needed.</summary>
    public static string OtherIdVariable(string path) => $"{path}OtherId";

    /// <summary>The variable that holds the id of the last one made.</summary>
    public static string IdVariable(string path) => $"{path}Id";

    private static string Expect(params int[] statuses) =>
        $"pm.test(\"Status is {string.Join(" or ", statuses)}\", () => pm.expect(pm.response.code).to.be.oneOf([{string.Join(", ", statuses)}]));";

    private static string KeepFirst(string variable) => $"pm.collectionVariables.set(\"{variable}\", (pm.response.json()[0] || {{ id: \"none\" }}).id);";

    private static JsonObject Request(
        ApiOperation operation, (string Name, string Value)[] query, (string MediaType, JsonNode Body)? body, string[] script, string nameEnd = "")
    {
        // an id in the path is the variable that its folder has set
        string[] path = [.. operation.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(s => s switch
        {
            "{id}" => $"{{{{{IdVariable(operation.Resource.Path)}}}}}",
            _ when s.StartsWith('{') => $"{{{{{IdVariable(s.Trim('{', '}')[..^"Id".Length])}}}}}",
            _ => s,
        })];
        var url = new JsonObject
        {
            ["raw"] = $"{{{{{PostmanWriter.BaseUrl}}}}}/{string.Join('/', path)}{(query.Length == 0 ? "" : "?")}{string.Join('&', query.Select(q => $"{q.Name}={q.Value}"))}",
            ["host"] = new JsonArray($"{{{{{PostmanWriter.BaseUrl}}}}}"),
            ["path"] = new JsonArray([.. path.Select(p => JsonValue.Create(p))]),
        };
        if (query.Length > 0)
        {
            url["query"] = new JsonArray([.. query.Select(q => new JsonObject { ["key"] = q.Name, ["value"] = q.Value })]);
        }

        var headers = new JsonArray(Header("Accept", "application/json"));
        var request = new JsonObject
        {
            ["method"] = operation.Method.Method, ["header"] = headers, ["url"] = url, ["description"] = OperationWords.Description(operation),
        };
        if (body is { } given)
        {
            headers.Add(Header("Content-Type", given.MediaType));
            request["body"] = new JsonObject
            {
                ["mode"] = "raw",
                ["raw"] = given.Body.ToJsonString(Indented),
                ["options"] = new JsonObject { ["raw"] = new JsonObject { ["language"] = "json" } },
            };
        }

        return new JsonObject
        {
            ["name"] = OperationWords.Summary(operation) + nameEnd,
            ["event"] = new JsonArray(new JsonObject
            {
                ["listen"] = "test",
                ["script"] = new JsonObject { ["type"] = "text/javascript", ["exec"] = new JsonArray([.. script.Select(s => JsonValue.Create(s))]) },
            }),
            ["request"] = request,
        };
    }

    private static JsonObject Header(string key, string value) => new() { ["key"] = key, ["value"] = value };
}

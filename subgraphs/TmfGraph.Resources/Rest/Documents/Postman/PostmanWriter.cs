using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Postman;

/// <summary>
/// Makes the Postman collection (format 2.1) of an API. Run from top to bottom it works on an empty store and leaves it empty: each folder creates
/// a resource, keeps its id in a variable, reads, lists and changes it, goes on to the collections below it, and deletes it at the end.
/// </summary>
internal static class PostmanWriter
{
    public const string BaseUrl = "baseUrl";

    public const string Token = "token";

    private const string Schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="needsToken">Whether callers have to bring a bearer token.</param>
    public static string Write(ApiModel api, bool needsToken)
    {
        var collection = new JsonObject
        {
            ["info"] = new JsonObject
            {
                ["name"] = $"{api.Id} {api.Title}",
                ["description"] = $"Set {BaseUrl} to the address of the server{(needsToken ? $", and {Token} to a bearer token" : "")}. The requests of a folder build on each other: run them in their order.",
                ["schema"] = Schema,
            },
            ["variable"] = new JsonArray(Variable(BaseUrl, "http://localhost:5100"), Variable(Token, "")),
            ["item"] = new JsonArray([.. api.Collections.Where(c => c.Type.Parent is null).Select(c => Folder(api, c))]),
        };
        if (needsToken)
        {
            collection["auth"] = new JsonObject
            {
                ["type"] = "bearer",
                ["bearer"] = new JsonArray(new JsonObject { ["key"] = "token", ["value"] = $"{{{{{Token}}}}}", ["type"] = "string" }),
            };
        }

        return collection.ToJsonString(Indented);
    }

    private static JsonObject Variable(string key, string value) => new() { ["key"] = key, ["value"] = value };

    private static JsonObject Folder(ApiModel api, ResourceCollection collection)
    {
        var operations = ApiOperation.Of(collection).Where(o => o.Action is not ApiAction.CreateMany).ToList();
        var parts = api.Parts.Where(p => p.Owner == collection.Type).SelectMany(ApiOperation.Of).Where(o => o.Action is ApiAction.ListParts);
        var items = new List<JsonNode>(operations.Concat(parts).Where(o => o.Action is not ApiAction.Delete).SelectMany(PostmanRequest.Of));
        items.AddRange(api.Collections.Where(c => c.Type.Parent?.Type == collection.Type && collection.Type.Api == api).Select(c => Folder(api, c)));
        items.AddRange(operations.Where(o => o.Action is ApiAction.Delete).SelectMany(PostmanRequest.Of));
        return new JsonObject
        {
            ["name"] = collection.Type.TmfName,
            ["description"] = collection.Type.Description,
            ["item"] = new JsonArray([.. items]),
        };
    }
}

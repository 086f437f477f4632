using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Postman;

/// <summary>
/// Makes the Postman collection (format 2.1) of an API. Run from top to bottom it works on an empty store: each folder creates a resource, keeps its
/// id in a variable, reads, lists and changes it, and goes on to the collections below it. Later folders refer to what earlier ones made; the last one
/// deletes what can be deleted.
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
            ["item"] = new JsonArray([.. Folders(api)]),
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

    private static IEnumerable<JsonNode> Folders(ApiModel api)
    {
        var made = new HashSet<string>(StringComparer.Ordinal);
        var twice = PostmanReferences.WantedTwice(api, CreatableOf(api));
        foreach (var collection in api.Collections.Where(c => c.Type.Parent is null))
        {
            yield return Folder(api, collection, made, twice);
        }

        // the other way round, so that what is below something goes before it
        var deletes = api.Collections.Reverse().SelectMany(ApiOperation.Of).Where(o => o.Action is ApiAction.Delete).SelectMany(o => PostmanRequest.Of(o, made)).ToArray();
        if (deletes.Length > 0)
        {
            yield return Folder("Deletion", "Removes what the folders above have made.", deletes);
        }
    }

    private static HashSet<string> CreatableOf(ApiModel api) =>
        [.. api.Collections.Where(c => c.Type.Api == api && c.Operations.HasFlag(ResourceOperations.Post)).Select(c => c.Type.Name)];

    /// <param name="made">The GraphQL names of the resources that are there by now.</param>
    /// <param name="twice">Those of which two are needed.</param>
    private static JsonObject Folder(ApiModel api, ResourceCollection collection, HashSet<string> made, IReadOnlySet<string> twice)
    {
        var items = new List<JsonNode>();
        foreach (var operation in ApiOperation.Of(collection).Where(o => o.Action is not (ApiAction.CreateMany or ApiAction.Delete)))
        {
            items.AddRange(PostmanRequest.Of(operation, made));
            if (operation.Action is ApiAction.Create && twice.Contains(collection.Type.Name))
            {
                items.Add(PostmanRequest.Another(operation, collection, made));
            }
        }

        if (collection.Operations.HasFlag(ResourceOperations.Post))
        {
            made.Add(collection.Type.Name);
        }

        items.AddRange(api.Parts.Where(p => p.Owner == collection.Type).SelectMany(ApiOperation.Of).SelectMany(o => PostmanRequest.Of(o, made)));
        items.AddRange(api.Collections.Where(c => c.Type.Parent?.Type == collection.Type && collection.Type.Api == api).Select(c => Folder(api, c, made, twice)));
        return Folder(collection.Type.TmfName, collection.Type.Description, [.. items]);
    }

    private static JsonObject Folder(string name, string? description, params JsonNode[] items) => new()
    {
        ["name"] = name,
        ["description"] = description,
        ["item"] = new JsonArray(items),
    };
}

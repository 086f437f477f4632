using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>
/// The objects of a graph by their types, as JSON in which a text such as <c>@Book:1</c> stands for another object. A whole schema and the
/// sources it is cut into answer out of the same objects.
/// </summary>
internal sealed class World
{
    /// <summary>How far objects within objects are written out: further than any query goes.</summary>
    private const int Depth = 5;

    private readonly Dictionary<string, JsonObject> _objects = [];
    private readonly Dictionary<string, string[]> _ids = [];

    public World(string json)
    {
        foreach (var (type, objects) in JsonNode.Parse(json)!.AsObject())
        {
            foreach (var item in objects!.AsArray().Select(o => o!.AsObject()))
            {
                item["__typename"] = type;
                _objects.Add($"@{type}:{item["id"]}", item);
            }

            _ids.Add(type, [.. objects.AsArray().Select(o => $"@{type}:{o!["id"]}")]);
        }
    }

    /// <summary>All objects of some types, as a JSON array.</summary>
    public string All(params string[] types) => new JsonArray([.. types.SelectMany(t => _ids[t]).Select(id => Expand(JsonValue.Create(id), Depth))]).ToJsonString();

    /// <summary>An object, or an array of objects and values, as JSON.</summary>
    public string Of(string json) => Expand(JsonNode.Parse(json), Depth)!.ToJsonString();

    /// <summary>The whole schema, which answers everything itself.</summary>
    public static RequestExecutor Whole(string sdl, Action<SchemaBuilder> resolve)
    {
        var builder = new SchemaBuilder().AddDocument(sdl);
        resolve(builder);
        return new RequestExecutor(builder.Build());
    }

    /// <summary>Asks the whole schema.</summary>
    public static async Task<string> AskAsync(RequestExecutor whole, string query, string variables)
    {
        using var values = JsonDocument.Parse(variables);
        await using var result = await whole.ExecuteAsync(
            new OperationRequest { Document = Encoding.UTF8.GetBytes(query), Variables = values.RootElement }, CancellationToken.None);
        return TestGraph.Text(result);
    }

    private JsonNode? Expand(JsonNode? node, int depth) => node switch
    {
        JsonArray items => new JsonArray([.. items.Select(i => Expand(i, depth))]),
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Expand(f.Value, depth)))),
        JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith('@') => depth == 0 ? null : Expand(_objects[text], depth - 1),
        _ => node?.DeepClone(),
    };
}

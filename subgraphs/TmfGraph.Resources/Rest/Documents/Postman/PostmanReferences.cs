using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.OpenApi;

namespace TmfGraph.Resources.Rest.Documents.Postman;

/// <summary>Lets the references of an example lead to resources that earlier requests of the collection have made.</summary>
internal static class PostmanReferences
{
    /// <summary>
    /// The example with a variable in place of each id that stands for any; the same object. Of several references to one type the first leads to the
    /// resource, the others to another one (<see cref="PostmanRequest.OtherIdVariable"/>): what is to be joined has to be two.
    /// </summary>
    public static JsonObject Fill(JsonObject example, ResourceType resource, IReadOnlySet<string> made)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (target, path, key) in Of(resource).Where(r => made.Contains(r.Target)))
        {
            var name = PathOf(resource, target);
            var variable = used.Contains(target) ? PostmanRequest.OtherIdVariable(name) : PostmanRequest.IdVariable(name);
            if (Fill(example, path, 0, key, $"{{{{{variable}}}}}"))
            {
                used.Add(target);
            }
        }

        return example;
    }

    /// <summary>The types, of all those given, of which a body refers to two.</summary>
    public static IReadOnlySet<string> WantedTwice(ApiModel api, IReadOnlySet<string> types) => api.Collections
        .Where(c => c.Operations.HasFlag(ResourceOperations.Post))
        .SelectMany(c => types.Where(t => Fill(ExampleWriter.Create(c), c.Type, types).ToJsonString().Contains($"{{{{{PostmanRequest.OtherIdVariable(PathOf(c.Type, t))}}}}}", StringComparison.Ordinal)))
        .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<(string Target, IReadOnlyList<AttributeModel> Path, string Key)> Of(ResourceType resource) =>
        from reference in resource.References
        where reference.Reference.Targets.Count > 0
        let key = reference.Attributes[^1].Type?.GetByName(reference.Reference.Key)
        where key is not null
        select (reference.Reference.Targets[0], reference.Attributes, key.JsonName);

    /// <summary>Resources of one API know each other's paths.</summary>
    private static string PathOf(ResourceType resource, string target) =>
        resource.Api.Collections.First(c => c.Type.Name == target).Type.Path; // what was made is of this API

    private static bool Fill(JsonNode? node, IReadOnlyList<AttributeModel> path, int depth, string key, string value)
    {
        switch (node)
        {
            case JsonArray list:
                return list.Aggregate(false, (any, element) => Fill(element, path, depth, key, value) || any); // every one, not only up to the first
            case JsonObject members when depth < path.Count:
                return Fill(members[path[depth].JsonName], path, depth + 1, key, value);
            case JsonObject members when members[key] is JsonValue id && id.TryGetValue<string>(out var text) && text == ExampleWriter.AnyId:
                members[key] = value;
                return true;
            default:
                return false;
        }
    }
}

using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Rest.Expansion;

/// <summary>
/// Puts referenced resources in the place of their references: the resource with what the reference says beside it (its role). Only resources of the own
/// store; a reference to another subgraph, or to nothing, stays one. Each level takes one statement for each type that is referred to, whatever the size of
/// the page; levels are as deep as the request asks, and cycles end there.
/// </summary>
internal sealed class ReferenceExpander(ResourceStore store, TmfRestOptions options)
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    private readonly EdgeExtractor _edges = new(store.Database.Model);

    /// <summary>The resources with others in place.</summary>
    /// <exception cref="TmfErrorException">There would be more than the limit.</exception>
    public async Task<IReadOnlyList<StoredResource>> ExpandAsync(IReadOnlyList<StoredResource> resources, ExpandRequest request, CancellationToken cancellationToken)
    {
        if (request.IsNone)
        {
            return resources;
        }

        var found = await FindAsync(resources, request, cancellationToken);
        var placed = 0;
        return [.. resources.Select(r => r with
        {
            Document = JsonDocument.Parse(JsonCopy.Write(writer => WriteResource(writer, r.Type, r.Document, request, default)), Deep).RootElement,
        })];

        void WriteResource(Utf8JsonWriter writer, ResourceType type, JsonElement document, ExpandRequest asked, JsonElement reference)
        {
            writer.WriteStartObject();
            foreach (var property in document.EnumerateObject())
            {
                writer.WritePropertyName(property.Name);
                WriteValue(writer, type, property.Value, property.Name, asked);
            }

            foreach (var own in reference.ValueKind == JsonValueKind.Object ? reference.EnumerateObject().Where(p => !document.TryGetProperty(p.Name, out _)) : [])
            {
                JsonCopy.WriteAsSent(writer, own);
            }

            writer.WriteEndObject();
        }

        void WriteValue(Utf8JsonWriter writer, ResourceType type, JsonElement value, string path, ExpandRequest asked)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Array:
                    writer.WriteStartArray();
                    foreach (var element in value.EnumerateArray())
                    {
                        WriteValue(writer, type, element, path, asked);
                    }

                    writer.WriteEndArray();
                    break;
                case JsonValueKind.Object when TargetOf(type, path, value, asked) is { } target && found.TryGetValue(target.Key, out var resource):
                    if (++placed > options.MaxExpandedResources)
                    {
                        throw TooMany();
                    }

                    WriteResource(writer, resource.Type, resource.Document, target.Asked, value);
                    break;
                case JsonValueKind.Object:
                    writer.WriteStartObject();
                    foreach (var property in value.EnumerateObject())
                    {
                        writer.WritePropertyName(property.Name);
                        WriteValue(writer, type, property.Value, $"{path}.{property.Name}", asked);
                    }

                    writer.WriteEndObject();
                    break;
                default:
                    JsonCopy.WriteAsSent(writer, value);
                    break;
            }
        }
    }

    private ((ResourceType Type, string Id) Key, ExpandRequest Asked)? TargetOf(ResourceType type, string path, JsonElement value, ExpandRequest asked) =>
        type.References.FirstOrDefault(r => r.Path == path) is { } reference && asked.Behind(path) is { } behind && _edges.TargetOf(reference, value) is var (target, id)
        && store.Database.Model.Resources.TryGetValue(target, out var own)
            ? ((own, id), behind)
            : null;

    /// <summary>Every resource that will be put in place, level by level.</summary>
    private async Task<Dictionary<(ResourceType Type, string Id), StoredResource>> FindAsync(
        IReadOnlyList<StoredResource> resources, ExpandRequest request, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(ResourceType Type, string Id), StoredResource>();
        var level = resources.Select(r => (Resource: r, Asked: request)).ToList();
        while (level.Count > 0)
        {
            var targets = new List<((ResourceType Type, string Id) Key, ExpandRequest Asked)>();
            foreach (var (resource, asked) in level)
            {
                foreach (var edge in _edges.Extract(resource.Type, resource.Document))
                {
                    if (asked.Behind(edge.Path) is { } behind && store.Database.Model.Resources.TryGetValue(edge.TargetType, out var type))
                    {
                        targets.Add(((type, edge.TargetId), behind));
                    }
                }

                if (targets.Count > options.MaxExpandedResources)
                {
                    throw TooMany();
                }
            }

            foreach (var missing in targets.Select(t => t.Key).Where(k => !found.ContainsKey(k)).Distinct().ToLookup(k => k.Type, k => k.Id))
            {
                foreach (var (id, resource) in await store.GetManyAsync(missing.Key, [.. missing], cancellationToken))
                {
                    found[(missing.Key, id)] = resource;
                }
            }

            level = [.. targets.Where(t => !t.Asked.IsNone && found.ContainsKey(t.Key)).Select(t => (found[t.Key], t.Asked))];
        }

        return found;
    }

    private TmfErrorException TooMany() => new(TmfErrors.InvalidParameter(
        $"More than {options.MaxExpandedResources} resources would be put in place; ask for a smaller page, a smaller depth or fewer paths, or ask the GraphQL address."));
}

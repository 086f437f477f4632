using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Reads the resources that code refers to: one statement for each type of them.</summary>
internal sealed class EntityLoader(GraphLayout layout, ResourceStore store, SelectedAttributes selected)
{
    private readonly Dictionary<string, ResourceType> _resources = layout.Resources.ToDictionary(r => r.Name, StringComparer.Ordinal);

    public async ValueTask<IReadOnlyList<ResolvedValue>> LoadAsync(
        FieldBatch batch, IReadOnlyList<EntityReference> references, CancellationToken cancellationToken)
    {
        var fieldType = batch.Field.Type.NamedType.Name;
        var found = new Dictionary<string, IReadOnlyDictionary<string, StoredResource>>(StringComparer.Ordinal);
        foreach (var group in references.GroupBy(r => r.TypeName ?? fieldType).Where(g => _resources.ContainsKey(g.Key)))
        {
            var type = _resources[group.Key];
            var ids = group.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            found.Add(group.Key, await store.GetManyAsync(type, ids, selected.Of(type, batch), cancellationToken));
        }

        return [.. references.Select(r => ToValue(r.Id, r.TypeName ?? fieldType))];

        ResolvedValue ToValue(string id, string typeName)
        {
            if (!found.TryGetValue(typeName, out var resources))
            {
                return ResolvedValue.FromObject(new EntityStub(id), typeName);
            }

            return resources.TryGetValue(id, out var resource) ? ResolvedValue.FromJson(resource.Document, typeName) : ResolvedValue.Null;
        }
    }
}

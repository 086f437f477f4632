using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>Resolves <c>…ById</c> fields: a whole batch of requests is one statement.</summary>
internal sealed class LookupResolver(ResourceStore store, SelectedAttributes selected)
{
    public async ValueTask ResolveAsync(ResourceType type, FieldBatch batch, CancellationToken cancellationToken)
    {
        var ids = new string?[batch.Count];
        var wanted = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < ids.Length; i++)
        {
            if (batch.GetArguments(i).GetString("id") is { } id)
            {
                ids[i] = id;
                wanted.Add(id);
            }
        }

        var found = await store.GetManyAsync(type, wanted, selected.Of(type, batch), cancellationToken);
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] is { } id && found.TryGetValue(id, out var resource))
            {
                batch.SetResult(i, ResolvedValue.FromJson(resource.Document));
            }
        }
    }

    /// <summary>An entity of another subgraph: it is taken to exist, its owner knows.</summary>
    public static ValueTask ResolveStubAsync(FieldBatch batch)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.GetArguments(i).GetString("id") is { } id)
            {
                batch.SetResult(i, ResolvedValue.FromObject(new EntityStub(id)));
            }
        }

        return ValueTask.CompletedTask;
    }
}

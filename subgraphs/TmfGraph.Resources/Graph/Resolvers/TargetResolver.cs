using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>
/// Resolves a <c>target</c> field for all references of a level: own entities by one statement a type, foreign ones as stubs that a gateway
/// completes. What refers to an own entity that is not there leads to null.
/// </summary>
internal sealed class TargetResolver(TargetField field, ResourceStore store, SelectedAttributes selected)
{
    private readonly ReferenceReader _reader = new(field);

    public async ValueTask ResolveAsync(FieldBatch batch, CancellationToken cancellationToken)
    {
        var targets = new Dictionary<TargetMember, HashSet<string>>();
        for (var i = 0; i < batch.Count; i++)
        {
            Visit(batch.GetParent(i).Json, reference => Note(reference, targets));
        }

        var found = new Dictionary<ResourceType, IReadOnlyDictionary<string, StoredResource>>();
        foreach (var (member, ids) in targets)
        {
            if (member.Own is { } own)
            {
                found[own] = await store.GetManyAsync(own, ids, selected.Of(own, batch), cancellationToken);
            }
        }

        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, Answer(batch.GetParent(i).Json, found));
        }
    }

    private void Note(JsonElement reference, Dictionary<TargetMember, HashSet<string>> targets)
    {
        if (_reader.Read(reference) is var (member, id))
        {
            if (!targets.TryGetValue(member, out var ids))
            {
                targets.Add(member, ids = new HashSet<string>(StringComparer.Ordinal));
            }

            ids.Add(id);
        }
    }

    private ResolvedValue Answer(JsonElement parent, Dictionary<ResourceType, IReadOnlyDictionary<string, StoredResource>> found)
    {
        if (field.Attribute is not { IsList: true } attribute)
        {
            var single = ResolvedValue.Null;
            Visit(parent, reference => single = Answer(reference));
            return single;
        }

        if (!TryGetValue(parent, attribute, out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            return ResolvedValue.Null;
        }

        var items = new List<ResolvedValue>(list.GetArrayLength());
        Visit(parent, reference => items.Add(Answer(reference)));
        return ResolvedValue.FromList(items);

        ResolvedValue Answer(JsonElement reference)
        {
            if (_reader.Read(reference) is not var (member, id))
            {
                return ResolvedValue.Null;
            }

            if (member.Own is not { } own)
            {
                return ResolvedValue.FromObject(new EntityStub(id), member.Name);
            }

            return found[own].TryGetValue(id, out var resource) ? ResolvedValue.FromJson(resource.Document, member.Name) : ResolvedValue.Null;
        }
    }

    /// <summary>Calls <paramref name="action"/> for every reference that the parent is or holds.</summary>
    private void Visit(JsonElement parent, Action<JsonElement> action)
    {
        if (field.Attribute is not { } attribute)
        {
            action(parent);
        }
        else if (TryGetValue(parent, attribute, out var value))
        {
            if (value.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in value.EnumerateArray())
                {
                    action(item);
                }
            }
            else
            {
                action(value);
            }
        }
    }

    private static bool TryGetValue(JsonElement parent, AttributeModel attribute, out JsonElement value)
    {
        value = default;
        return parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(attribute.JsonName, out value);
    }
}

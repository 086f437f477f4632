using System.Collections.Frozen;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Resolvers;

/// <summary>
/// Finds out which attributes of a type a request reads, so that the store need not hand out whole documents. The fields that are made of
/// attributes count too: a target beside a reference, a walk along ids in the document.
/// </summary>
internal sealed class SelectedAttributes
{
    private static readonly string[][] Here = [[]];

    private static readonly string[][] OnPage = [["nodes"], ["edges", "node"]];

    private readonly FrozenDictionary<ResourceType, (string Field, string Attribute)[]> _fields;

    private FrozenDictionary<string, Added[]> _added = FrozenDictionary<string, Added[]>.Empty;

    public SelectedAttributes(GraphLayout layout) => _fields = layout.Resources.ToFrozenDictionary(t => t, t => FieldsOf(t, layout));

    /// <summary>Learns which fields were added in code: those that do not say what they read get whole documents.</summary>
    public void Complete(GraphSchema schema, GraphLayout layout)
    {
        _added = layout.Resources.ToFrozenDictionary(t => t.Name, AddedTo, StringComparer.Ordinal);

        Added[] AddedTo(ResourceType type)
        {
            var known = type.Attributes.Select(a => a.Name)
                .Concat(layout.TargetsOf(type).Select(t => t.Name))
                .Concat(layout.WalksOf(type.Name).Select(w => w.Name));
            return [.. ((ComplexType)schema.Types[type.Name]).Fields.ExceptBy(known, f => f.Name).Select(f => new Added(f.Name, RequiredBy(f, type)))];
        }
    }

    /// <summary>
    /// TMF names of the attributes that are read of resources that the batch's field gives, the id always among them; null for all there are.
    /// </summary>
    public IReadOnlyCollection<string>? Of(ResourceType type, FieldBatch batch) => Read(type, batch, Here);

    /// <summary>The same for a field that gives a connection.</summary>
    public IReadOnlyCollection<string>? OfPage(ResourceType type, FieldBatch batch) => Read(type, batch, OnPage);

    private static (string Field, string Attribute)[] FieldsOf(ResourceType type, GraphLayout layout)
    {
        var fields = type.Attributes.Select(a => (a.Name, a.JsonName)).ToList();
        fields.AddRange(layout.TargetsOf(type).Where(t => t.Attribute is not null).Select(t => (t.Name, t.Attribute!.JsonName))); // just filtered
        fields.AddRange(
            from walk in layout.WalksOf(type.Name).OfType<CollectWalk>()
            let path = CollectPath.TryResolve(walk.Ids, type)
            where path is not null
            select (walk.Name, path[0].JsonName));
        return [.. fields];
    }

    /// <summary>The attributes that a field says it reads; null for all there are, which extensionAttributes does.</summary>
    private static string[]? RequiredBy(Field field, ResourceType type)
    {
        var attributes = field.RequiredFields?.Select(name => type.GetByName(name)?.JsonName).ToArray();
        return attributes is null || attributes.Contains(null) ? null : [.. attributes.OfType<string>()];
    }

    private HashSet<string>? Read(ResourceType type, FieldBatch batch, string[][] paths)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { "id" };
        foreach (var path in paths)
        {
            if (path.Length > 0 && !batch.IsSelected(path))
            {
                continue;
            }

            string[] place = [.. path, ""];
            foreach (var field in _added.GetValueOrDefault(type.Name, []))
            {
                place[^1] = field.Name;
                if (!batch.IsSelected(place))
                {
                    continue;
                }

                if (field.Attributes is null)
                {
                    return null;
                }

                names.UnionWith(field.Attributes);
            }

            foreach (var (field, attribute) in _fields[type])
            {
                place[^1] = field;
                if (!names.Contains(attribute) && batch.IsSelected(place))
                {
                    names.Add(attribute);
                }
            }
        }

        return names;
    }

    /// <summary>A field that was added in code.</summary>
    /// <param name="Attributes">TMF names of the attributes it reads; null for all.</param>
    private sealed record Added(string Name, string[]? Attributes);
}

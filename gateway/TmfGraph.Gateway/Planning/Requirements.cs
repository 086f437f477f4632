using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using Conjunction = TmfGraph.GraphQL.Execution.Plans.Condition;

namespace TmfGraph.Gateway.Planning;

/// <summary>Field selection maps as selections: what has to be fetched before a lookup's key or a required argument can be made.</summary>
internal static class Requirements
{
    /// <summary>What the values read, as a selection on the object they are made of.</summary>
    public static SelectionGroup ToGroup(SelectionContext context, IEnumerable<SelectedValue> values)
    {
        var selections = new List<SelectionNode>();
        foreach (var value in values)
        {
            Add(value, selections);
        }

        return new SelectionGroup(context, [new SelectedSet(new SelectionSetNode(selections), Conjunction.Always)]) { IsReadByGateway = true };
    }

    /// <summary>The name under which a <see cref="TypeVariant"/> keeps a field that a segment reads.</summary>
    public static string KeyOf(PathSegment segment) =>
        segment.Arguments.Count == 0 ? segment.FieldName : $"{segment.FieldName}({SelectionContext.KeyOf(segment.Arguments)})";

    /// <inheritdoc cref="KeyOf(PathSegment)"/>
    public static string KeyOf(FieldSelection field) =>
        field.ArgumentsKey.Length == 0 ? field.Name : $"{field.Name}({field.ArgumentsKey})";

    private static void Add(SelectedValue value, List<SelectionNode> selections)
    {
        foreach (var entry in value.Alternatives)
        {
            var inner = new List<SelectionNode>();
            foreach (var field in entry.Object ?? [])
            {
                Add(field.Value, inner);
            }

            if (entry.List is not null)
            {
                Add(entry.List, inner);
            }

            selections.AddRange(Wrap(entry.Path, inner));
        }
    }

    private static List<SelectionNode> Wrap(IReadOnlyList<PathSegment> path, List<SelectionNode> inner)
    {
        for (var i = path.Count - 1; i >= 0; i--)
        {
            var segment = path[i];
            SelectionNode field = new FieldNode(segment.FieldName)
            {
                Arguments = segment.Arguments,
                // two paths may want the same field with different arguments
                Alias = segment.Arguments.Count == 0 ? null : $"{segment.FieldName}_{Hash(KeyOf(segment)):x}",
                SelectionSet = inner.Count == 0 ? null : new SelectionSetNode(inner),
            };
            inner = segment.TypeCondition is null
                ? [field]
                : [new InlineFragmentNode(new NamedTypeNode(segment.TypeCondition), new SelectionSetNode([field]))];
        }

        return inner;
    }

    private static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return hash;
    }
}

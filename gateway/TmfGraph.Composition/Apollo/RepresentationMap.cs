using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>
/// Writes a field set of Apollo Federation (<c>id organization { id }</c>) as the map that makes an object of the same shape
/// (<c>{ id: id, organization: organization.{ id: id } }</c>).
/// </summary>
internal static class RepresentationMap
{
    /// <summary>The map; null when the field set selects something that is not there, which the rules report.</summary>
    public static string? Write(SelectionSetNode selection, string typeName, ApolloDocument document)
    {
        var fields = new List<MapField>();
        if (!Collect(selection, typeName, null, document, fields) || fields.Count == 0)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (var group in fields.GroupBy(f => f.Node.Name))
        {
            var alternatives = new List<string>();
            foreach (var same in group.GroupBy(f => (f.Condition, Arguments: ArgumentsOf(f.Node))))
            {
                if (WriteField([.. same], same.Key.Condition, same.Key.Arguments, document) is not { } text)
                {
                    return null;
                }

                alternatives.Add(text);
            }

            texts.Add($"{group.Key}: {string.Join(" | ", alternatives)}");
        }

        return $"{{ {string.Join(", ", texts)} }}";
    }

    /// <summary>The field set that a map was written of, for people to read.</summary>
    public static string Read(SelectedValue map) =>
        string.Join(' ', map.Alternatives.SelectMany(a => a.Object ?? []).SelectMany(f => f.Value.Alternatives).Select(ReadField));

    private static string ReadField(SelectedValueEntry entry)
    {
        var segment = entry.Path[0]; // a field of the map is one here
        var below = entry.Object is not null ? new SelectedValue([entry with { Path = [] }]) : entry.List;
        var field = $"{segment with { TypeCondition = null }}{(below is null ? "" : $" {{ {Read(below)} }}")}";
        return segment.TypeCondition is null ? field : $"... on {segment.TypeCondition} {{ {field} }}";
    }

    private static string? WriteField(List<MapField> same, string? condition, string arguments, ApolloDocument document)
    {
        var (node, field, _) = same[0];
        var path = $"{(condition is null ? "" : $"<{condition}>.")}{node.Name}{arguments}";
        var inner = same.Where(s => s.Node.SelectionSet is not null).SelectMany(s => s.Node.SelectionSet!.Selections).ToList(); // just tested
        if (inner.Count == 0)
        {
            return path;
        }

        return Write(new SelectionSetNode(inner), field.Type.NamedType, document) is not { } map ? null
            : IsList(field.Type) ? $"{path}[{map}]"
            : $"{path}.{map}";
    }

    private static bool Collect(SelectionSetNode selection, string typeName, string? condition, ApolloDocument document, List<MapField> fields)
    {
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case FieldNode { Name: "__typename" }:
                    break; // representations say their types anyway
                case FieldNode field:
                    if (document.GetType(condition ?? typeName)?.GetField(field.Name) is not { } definition)
                    {
                        return false;
                    }

                    fields.Add(new MapField(field, definition, condition));
                    break;
                case InlineFragmentNode fragment:
                    var inner = fragment.TypeCondition is { } named && named.Name != typeName ? named.Name : condition;
                    if (!Collect(fragment.SelectionSet, typeName, inner, document, fields))
                    {
                        return false;
                    }

                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    private static string ArgumentsOf(FieldNode field) =>
        field.Arguments.Count == 0 ? "" : $"({string.Join(", ", field.Arguments.Select(a => $"{a.Name}: {a.Value}"))})";

    private static bool IsList(TypeNode type) => (type is NonNullTypeNode nonNull ? nonNull.Inner : type) is ListTypeNode;

    private sealed record MapField(FieldNode Node, FieldDefinitionNode Definition, string? Condition);
}

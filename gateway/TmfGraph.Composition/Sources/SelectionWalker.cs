using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>A field as a <c>FieldSelectionSet</c> selects it.</summary>
/// <param name="Type">The type it is selected on.</param>
/// <param name="Node">The selection.</param>
/// <param name="Field">The field; null when the type has none of that name.</param>
internal sealed record SelectedField(NamedType Type, FieldNode Node, Field? Field)
{
    /// <summary>Whether a field that leads to it is external, so that what it gives is to be had on such paths only.</summary>
    public bool IsBelowExternal { get; init; }
}

/// <summary>Walks <c>FieldSelectionSet</c>s along the types of a schema.</summary>
internal static class SelectionWalker
{
    /// <summary>Every field of the selection, at any depth, outer ones first. Below an unknown field nothing is reported.</summary>
    public static IEnumerable<SelectedField> Walk(SelectionSetNode selection, NamedType type, GraphSchema schema) => Walk(selection, type, schema, isBelowExternal: false);

    private static IEnumerable<SelectedField> Walk(SelectionSetNode selection, NamedType type, GraphSchema schema, bool isBelowExternal)
    {
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case InlineFragmentNode fragment:
                    var condition = fragment.TypeCondition is null ? type : schema.GetType(fragment.TypeCondition.Name);
                    foreach (var field in condition is null ? [] : Walk(fragment.SelectionSet, condition, schema, isBelowExternal))
                    {
                        yield return field;
                    }

                    break;
                case FieldNode field:
                    var found = (type as ComplexType)?.GetField(field.Name);
                    yield return new SelectedField(type, field, found) { IsBelowExternal = isBelowExternal };
                    foreach (var inner in found is null || field.SelectionSet is null
                        ? []
                        : Walk(field.SelectionSet, found.Type.NamedType, schema, isBelowExternal || found.Has(DirectiveNames.External)))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    /// <summary>Whether a directive is applied anywhere in the selection.</summary>
    public static bool HasDirectives(SelectionSetNode selection) => selection.Selections.Any(s => s.Directives.Count > 0 || s switch
    {
        FieldNode { SelectionSet: { } inner } => HasDirectives(inner),
        InlineFragmentNode fragment => HasDirectives(fragment.SelectionSet),
        _ => false,
    });

    /// <summary>What is wrong with the fields of a selection, as GraphQL sees it; empty when nothing is.</summary>
    public static IEnumerable<string> FindInvalidFields(SelectionSetNode selection, NamedType type, GraphSchema schema)
    {
        foreach (var (parent, node, field) in Walk(selection, type, schema))
        {
            if (field is null)
            {
                yield return $"'{parent.Name}' has no field '{node.Name}'";
            }
            else if (field.Type.IsLeaf && node.SelectionSet is not null)
            {
                yield return $"'{field.Coordinate}' has no fields to select";
            }
            else if (field.Type.NamedType is ObjectType && node.SelectionSet is null)
            {
                yield return $"'{field.Coordinate}' needs a selection of its own fields";
            }
        }
    }
}

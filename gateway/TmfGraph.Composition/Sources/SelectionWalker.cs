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
    /// <summary>
    /// Every field of the selection, at any depth, outer ones first. Below an unknown field nothing is reported; <c>__typename</c>, which every
    /// object has, is passed over.
    /// </summary>
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
                case FieldNode { Name: "__typename" }:
                    break;
                case FieldNode field:
                    var found = (type as ComplexType)?.GetField(field.Name);
                    yield return new SelectedField(type, field, found) { IsBelowExternal = isBelowExternal };
                    foreach (var inner in found is null || field.SelectionSet is null
                        ? []
                        : Walk(field.SelectionSet, found.Type.NamedType, schema, isBelowExternal || found.Has(DirectiveNames.External) || IsExternalInATypeOf(found, schema)))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    /// <summary>Fields of interfaces have no mark of their own; those of the types do.</summary>
    public static bool IsExternalInATypeOf(Field field, GraphSchema schema) => field.DeclaringType is InterfaceType parent
        && schema.GetPossibleTypes(parent).Any(t => t.GetField(field.Name)?.Has(DirectiveNames.External) == true);

    /// <summary>Whether a directive is applied anywhere in the selection.</summary>
    public static bool HasDirectives(SelectionSetNode selection) => selection.Selections.Any(s => s.Directives.Count > 0 || s switch
    {
        FieldNode { SelectionSet: { } inner } => HasDirectives(inner),
        InlineFragmentNode fragment => HasDirectives(fragment.SelectionSet),
        _ => false,
    });

    /// <summary>What is wrong with aliases, where fields are known by their own names only.</summary>
    public static IEnumerable<string> FindRenamed(SelectionSetNode selection, NamedType type, GraphSchema schema) =>
        Walk(selection, type, schema).Where(s => s.Node.Alias is not null).Select(s => Diagnostics.RenamedInRepresentation(s.Node.Name));

    /// <summary>What is wrong with the fields and fragments of a selection, as GraphQL sees it; empty when nothing is.</summary>
    /// <param name="needsSelection">Whether an object without a selection is reported for a field; null for all.</param>
    public static IEnumerable<string> FindInvalidFields(
        SelectionSetNode selection, NamedType type, GraphSchema schema, Func<Field, bool>? needsSelection = null) => selection.Selections.SelectMany(node => node switch
    {
        FieldNode { Name: "__typename", SelectionSet: null } => [],
        FieldNode field => FindInvalidFields(field, type, schema, needsSelection),
        InlineFragmentNode { TypeCondition: null } fragment => FindInvalidFields(fragment.SelectionSet, type, schema, needsSelection),
        InlineFragmentNode fragment => FindInvalidFields(fragment, fragment.TypeCondition.Name, type, schema, needsSelection),
        _ => ["named fragments are not known there"],
    });

    private static IEnumerable<string> FindInvalidFields(
        FieldNode node, NamedType type, GraphSchema schema, Func<Field, bool>? needsSelection) => (type as ComplexType)?.GetField(node.Name) switch
    {
        null => [$"'{type.Name}' has no field '{node.Name}'"],
        { Type.IsComposite: true } field => node.SelectionSet is { } inner
            ? FindInvalidFields(inner, field.Type.NamedType, schema, needsSelection)
            : needsSelection?.Invoke(field) == false ? [] : [$"'{field.Coordinate}' needs a selection of its own fields"],
        var leaf => node.SelectionSet is null ? [] : [$"'{leaf.Coordinate}' has no fields to select"],
    };

    private static IEnumerable<string> FindInvalidFields(
        InlineFragmentNode fragment, string condition, NamedType type, GraphSchema schema, Func<Field, bool>? needsSelection) => schema.GetType(condition) switch
    {
        null => [$"there is no type '{condition}'"],
        var known when known != type && !schema.GetPossibleTypes(known).Intersect(schema.GetPossibleTypes(type)).Any() => [$"'{type.Name}' can never be '{condition}'"],
        var known => FindInvalidFields(fragment.SelectionSet, known, schema, needsSelection),
    };
}

using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Finds the fields of keys: of those written on types, inherited from interfaces, and implied by lookups.</summary>
internal static class KeyFields
{
    /// <summary>Coordinates of all fields that stand in a key, at any depth.</summary>
    /// <param name="inferKeys">Whether lookups imply keys.</param>
    public static HashSet<string> Find(SourceSchema schema, bool inferKeys, int maxAlternatives)
    {
        var fields = new HashSet<string>();
        foreach (var type in schema.ComplexTypes)
        {
            foreach (var directive in type.Interfaces.SelectMany(i => i.Directives).Concat(type.Directives).Where(d => d.Name == DirectiveNames.Key))
            {
                if (KeyDefinition.From(directive).Selection is { } selection)
                {
                    AddFields(selection, type, fields);
                }
            }
        }

        if (inferKeys)
        {
            foreach (var lookup in schema.Lookups.Where(l => l.IsUsable))
            {
                foreach (var type in schema.Schema.GetPossibleTypes(lookup.Field.Type.NamedType))
                {
                    foreach (var selection in Imply(schema.Schema, lookup, type, maxAlternatives))
                    {
                        AddFields(selection, type, fields);
                    }
                }
            }
        }

        return fields;
    }

    private static void AddFields(SelectionSetNode selection, ComplexType type, HashSet<string> fields)
    {
        foreach (var node in selection.Selections.OfType<FieldNode>())
        {
            if (type.GetField(node.Name) is { } field)
            {
                fields.Add(field.Coordinate);
                if (node.SelectionSet is not null && field.Type.NamedType is ComplexType inner)
                {
                    AddFields(node.SelectionSet, inner, fields);
                }
            }
        }
    }

    /// <summary>The keys a lookup stands for: one for each alternative of its maps that speaks of this type.</summary>
    private static IEnumerable<SelectionSetNode> Imply(GraphSchema schema, LookupField lookup, ObjectType type, int maxAlternatives)
    {
        var pathSets = FieldPaths.Combine(lookup.Arguments!.Values, type.Name, new SingleSchemaView(schema), maxAlternatives); // usable, so it has arguments
        return (pathSets ?? []).Select(FieldPaths.ToSelection);
    }
}

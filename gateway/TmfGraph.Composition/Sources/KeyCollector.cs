using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Gathers the keys of a source schema: written, inherited from interfaces, and implied by lookups.</summary>
internal static class KeyCollector
{
    public static Dictionary<string, List<KeyDefinition>> Collect(SourceSchema schema, bool inferKeys, int maxAlternatives)
    {
        var keys = new Dictionary<string, List<KeyDefinition>>();
        foreach (var type in schema.ComplexTypes)
        {
            var written = type.Directives.Where(d => d.Name == DirectiveNames.Key).Select(KeyDefinition.From);
            var inherited = type.Interfaces.SelectMany(i => i.Directives).Where(d => d.Name == DirectiveNames.Key).Select(KeyDefinition.From);
            AddTo(keys, type.Name, [.. written, .. inherited]);
        }

        if (inferKeys)
        {
            foreach (var lookup in schema.Lookups.Where(l => l.IsUsable))
            {
                foreach (var type in schema.Schema.GetPossibleTypes(lookup.Field.Type.NamedType))
                {
                    AddTo(keys, type.Name, [.. Imply(schema.Schema, lookup, type, maxAlternatives)]);
                }
            }
        }

        return keys;
    }

    /// <summary>Coordinates of all fields that stand in a key, at any depth.</summary>
    public static HashSet<string> FieldsOf(SourceSchema schema, Dictionary<string, List<KeyDefinition>> keys)
    {
        var fields = new HashSet<string>();
        foreach (var (typeName, definitions) in keys)
        {
            foreach (var key in definitions)
            {
                if (key.Selection is not null && schema.Schema.GetType(typeName) is ComplexType type)
                {
                    AddFields(key.Selection, type, fields);
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
    private static IEnumerable<KeyDefinition> Imply(GraphSchema schema, LookupField lookup, ObjectType type, int maxAlternatives)
    {
        var pathSets = FieldPaths.Combine(lookup.Arguments!.Values, type.Name, new SingleSchemaView(schema), maxAlternatives); // usable, so it has arguments
        foreach (var paths in pathSets ?? [])
        {
            var selection = FieldPaths.ToSelection(paths);
            yield return new KeyDefinition(null, selection.ToString(), selection);
        }
    }

    private static void AddTo(Dictionary<string, List<KeyDefinition>> keys, string typeName, List<KeyDefinition> added)
    {
        if (added.Count == 0)
        {
            return;
        }

        if (keys.TryGetValue(typeName, out var known))
        {
            known.AddRange(added);
        }
        else
        {
            keys.Add(typeName, added);
        }
    }
}

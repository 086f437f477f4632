using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Finds the lookups of a source schema: on the query root, or behind fields from there that take no arguments and give one object.
/// </summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec--lookup"/>
internal static class LookupCollector
{
    public static IReadOnlyList<LookupField> Collect(SourceSchema schema)
    {
        var lookups = new List<LookupField>();
        var visited = new HashSet<ObjectType> { schema.Schema.QueryType };
        var open = new Queue<(ObjectType Type, IReadOnlyList<string> Path)>([(schema.Schema.QueryType, [])]);
        while (open.TryDequeue(out var next))
        {
            foreach (var field in next.Type.Fields)
            {
                IReadOnlyList<string> path = [.. next.Path, field.Name];
                if (field.Has(DirectiveNames.Lookup))
                {
                    lookups.Add(Read(schema.Schema, field, path));
                }
                else if (field is { Arguments.Count: 0, Type.NullableType: ObjectType type } && visited.Add(type))
                {
                    open.Enqueue((type, path));
                }
            }
        }

        return lookups;
    }

    /// <summary>
    /// The types that a lookup may return and that lack a field with the name of an argument. Internal fields are none: they mean nothing to others, so
    /// nobody is found by them.
    /// </summary>
    public static IReadOnlyList<ComplexType> TypesWithout(GraphSchema schema, Field lookup, InputValue argument)
    {
        IReadOnlyList<ComplexType> types = schema.GetPossibleTypes(lookup.Type.NamedType);
        return [.. (types.Count == 0 && lookup.Type.NamedType is ComplexType only ? [only] : types)
            .Where(t => t.GetField(argument.Name) is not { } field || field.Has(DirectiveNames.Internal))];
    }

    private static LookupField Read(GraphSchema schema, Field lookup, IReadOnlyList<string> path)
    {
        var arguments = new Dictionary<string, SelectedValue>();
        var unmapped = new List<InputValue>();
        var readable = true;
        foreach (var argument in lookup.Arguments)
        {
            if (argument.Find(DirectiveNames.Is) is { } mapping)
            {
                if (mapping.Argument("field") is StringValueNode text && FieldSelectionMap.TryParse(text.Value, out var map, out _))
                {
                    arguments.Add(argument.Name, map);
                }
                else
                {
                    readable = false;
                }
            }
            else if (lookup.Type.IsComposite && TypesWithout(schema, lookup, argument).Count == 0)
            {
                arguments.Add(argument.Name, FieldSelectionMap.OfField(argument.Name));
            }
            else
            {
                unmapped.Add(argument);
            }
        }

        return new LookupField(path, lookup, readable ? arguments : null, unmapped);
    }
}

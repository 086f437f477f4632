using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>
/// Finds types that serve nothing but the definitions of directives. Servers write such definitions into the schemas they export, with their
/// enums and inputs; no client has a use for them, and two servers need not agree about them.
/// </summary>
internal static class DirectiveTypes
{
    /// <summary>Names of the enums, inputs and scalars that only directives take.</summary>
    /// <param name="schema">A source's schema.</param>
    /// <param name="composed">Directives that the source wants to be seen by clients.</param>
    public static IReadOnlySet<string> Find(GraphSchema schema, IReadOnlyList<string> composed)
    {
        var ofDirectives = new HashSet<string>();
        var used = new HashSet<string>();
        foreach (var directive in schema.DirectiveTypes.Values)
        {
            Add(directive.Arguments, composed.Contains(directive.Name) ? used : ofDirectives);
        }

        foreach (var type in schema.TypesInOrder.Where(t => !ofDirectives.Contains(t.Name)))
        {
            switch (type)
            {
                case ComplexType complex:
                    foreach (var field in complex.Fields)
                    {
                        used.Add(field.Type.NamedType.Name);
                        Add(field.Arguments, used);
                    }

                    break;
                case InputObjectType input:
                    Add(input.Fields, used);
                    break;
            }
        }

        ofDirectives.ExceptWith(used);
        return ofDirectives;
    }

    private static void Add(IEnumerable<InputValue> values, HashSet<string> names)
    {
        foreach (var type in values.Select(v => v.Type.NamedType))
        {
            if (names.Add(type.Name) && type is InputObjectType input)
            {
                Add(input.Fields, names);
            }
        }
    }
}

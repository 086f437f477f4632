using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>The definition of a directive does not apply the directive, neither itself nor through types and directives it uses.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation"/>
internal sealed class DirectiveCyclesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var directive in schema.Directives)
        {
            if (!directive.IsBuiltIn && Reaches(schema, directive))
            {
                violations.Add(
                    SchemaErrorCodes.DirectiveCycle,
                    Coordinates.Directive(directive),
                    directive.Location,
                    $"The definition of '@{directive.Name}' uses '@{directive.Name}' again.");
            }
        }
    }

    // Whether the definition leads back to the directive by applied directives and by the types of arguments.
    private static bool Reaches(SchemaAssembly schema, DirectiveType target)
    {
        var seen = new HashSet<object>();
        var open = new Stack<InputValue>(target.Arguments);
        while (open.TryPop(out var value))
        {
            if (Uses(value.Directives))
            {
                return true;
            }

            var type = value.Type.NamedType;
            if (!seen.Add(type))
            {
                continue;
            }

            if (Uses(type.Directives) || (type is EnumType values && values.Values.Any(v => Uses(v.Directives))))
            {
                return true;
            }

            foreach (var field in type is InputObjectType input ? input.Fields : [])
            {
                open.Push(field);
            }
        }

        return false;

        bool Uses(IReadOnlyList<DirectiveNode> applied)
        {
            foreach (var node in applied)
            {
                if (node.Name == target.Name)
                {
                    return true;
                }

                if (schema.DirectivesByName.TryGetValue(node.Name, out var directive) && seen.Add(directive))
                {
                    foreach (var argument in directive.Arguments)
                    {
                        open.Push(argument);
                    }
                }
            }

            return false;
        }
    }
}

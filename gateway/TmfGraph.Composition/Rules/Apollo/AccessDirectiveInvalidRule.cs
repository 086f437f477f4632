using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>Who may see something is said of types and fields with values, by lists of lists of names; anywhere else, or otherwise, it would be lost.</summary>
internal sealed class AccessDirectiveInvalidRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var definition in schema.Definitions)
        {
            foreach (var (coordinate, directives, isPlace) in Members(definition))
            {
                foreach (var directive in directives.Where(d => ApolloNames.Access.ContainsKey(d.Name)))
                {
                    var argument = ArgumentOf(directive.Name);
                    if (!isPlace)
                    {
                        diagnostics.Add(Diagnostics.AccessDirectiveInvalid(schema.Name, coordinate, directive.Name, "it stands on object types, scalars, enums and fields alone"));
                    }
                    else if (argument is not null && !IsNames(directive.Argument(argument), 2))
                    {
                        diagnostics.Add(Diagnostics.AccessDirectiveInvalid(
                            schema.Name, coordinate, directive.Name, $"'{argument}' has to be a list of lists of strings, such as [[\"a\", \"b\"], [\"c\"]] for a and b, or c"));
                    }
                }
            }
        }
    }

    private static string? ArgumentOf(string directive) => directive switch
    {
        ApolloNames.RequiresScopes => "scopes",
        ApolloNames.Policy => "policies",
        _ => null,
    };

    /// <param name="depth">How many lists are around a name; one value stands for a list of it.</param>
    private static bool IsNames(ValueNode? value, int depth) =>
        value is ListValueNode list ? depth > 0 && list.Items.All(i => IsNames(i, depth - 1)) : value is StringValueNode;

    private static IEnumerable<(string? Coordinate, IReadOnlyList<DirectiveNode> Directives, bool IsPlace)> Members(DefinitionNode definition)
    {
        var name = (definition as TypeDefinitionNode)?.Name;
        yield return (name, definition.Directives, definition is ComplexTypeDefinitionNode or ScalarTypeDefinitionNode or EnumTypeDefinitionNode);
        foreach (var field in (definition as ComplexTypeDefinitionNode)?.Fields ?? [])
        {
            yield return ($"{name}.{field.Name}", field.Directives, true);
            foreach (var argument in field.Arguments)
            {
                yield return ($"{name}.{field.Name}({argument.Name}:)", argument.Directives, false);
            }
        }

        foreach (var field in (definition as InputObjectTypeDefinitionNode)?.Fields ?? [])
        {
            yield return ($"{name}.{field.Name}", field.Directives, false);
        }

        foreach (var value in (definition as EnumTypeDefinitionNode)?.Values ?? [])
        {
            yield return ($"{name}.{value.Name}", value.Directives, false);
        }
    }
}

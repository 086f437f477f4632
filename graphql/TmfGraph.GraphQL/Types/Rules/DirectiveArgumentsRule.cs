using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Applied directives have the arguments their definition asks for, each once and with a legal value.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System.Directives"/>
internal sealed class DirectiveArgumentsRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var place in schema.AppliedDirectives)
        {
            foreach (var node in place.Directives)
            {
                if (schema.DirectivesByName.TryGetValue(node.Name, out var directive))
                {
                    CheckGiven(place, node, directive, violations);
                    CheckRequired(place, node, directive, violations);
                }
            }
        }
    }

    private static void CheckGiven(DirectivePlace place, DirectiveNode node, DirectiveType directive, SchemaViolations violations)
    {
        for (var i = 0; i < node.Arguments.Count; i++)
        {
            var given = node.Arguments[i];
            if (directive.GetArgument(given.Name) is not { } argument)
            {
                Report(given, given.Location, "is not defined.");
            }
            else if (!ReferenceEquals(node.Arguments.Find(given.Name), given))
            {
                Report(given, given.Location, "is given more than once.");
            }
            else if (ConstantCheck.Find(given.Value, argument.Type) is { } problem)
            {
                Report(given, problem.Location, $"is not valid: {problem.Message}.");
            }
        }

        void Report(ArgumentNode argument, Location location, string problem) => violations.Add(
            SchemaErrorCodes.InvalidDirectiveArgument,
            place.Coordinate,
            location,
            $"The argument '{argument.Name}' of '@{node.Name}' on {place.Description} {problem}");
    }

    private static void CheckRequired(DirectivePlace place, DirectiveNode node, DirectiveType directive, SchemaViolations violations)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && node.Argument(argument.Name) is null)
            {
                violations.Add(
                    SchemaErrorCodes.InvalidDirectiveArgument,
                    place.Coordinate,
                    node.Location,
                    $"The directive '@{node.Name}' on {place.Description} lacks its required argument '{argument.Name}'.");
            }
        }
    }
}

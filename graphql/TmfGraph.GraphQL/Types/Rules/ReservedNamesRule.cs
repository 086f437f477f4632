using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Names that begin with two underscores belong to introspection.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Names.Reserved-Names"/>
internal sealed class ReservedNamesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (type, _) in schema.Types)
        {
            CheckName(type.Name, type.Name, type.Location, violations);
            if (type is ComplexType complex)
            {
                foreach (var field in complex.Fields)
                {
                    CheckName(field.Name, field.Coordinate, field.Location, violations);
                }
            }
            else if (type is EnumType values)
            {
                foreach (var value in values.Values)
                {
                    CheckName(value.Name, $"{type.Name}.{value.Name}", value.Location, violations);
                }
            }
        }

        foreach (var directive in schema.Directives)
        {
            CheckName(directive.Name, Coordinates.Directive(directive), directive.Location, violations);
        }

        foreach (var (value, coordinate) in schema.InputValues)
        {
            CheckName(value.Name, coordinate, value.Location, violations);
        }
    }

    private static void CheckName(string name, string coordinate, Location location, SchemaViolations violations)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            violations.Add(
                SchemaErrorCodes.ReservedName,
                coordinate,
                location,
                $"The name of '{coordinate}' begins with two underscores, which is reserved for introspection.");
        }
    }
}

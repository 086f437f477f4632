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
            if (IsReserved(type.Name))
            {
                Report(type.Name, type.Location, violations);
            }

            if (type is ComplexType complex)
            {
                CheckFields(complex, violations);
            }
            else if (type is EnumType values)
            {
                CheckValues(values, violations);
            }
        }

        foreach (var directive in schema.Directives)
        {
            if (IsReserved(directive.Name))
            {
                Report(Coordinates.Directive(directive), directive.Location, violations);
            }
        }

        foreach (var place in schema.InputValues)
        {
            if (IsReserved(place.Value.Name))
            {
                Report(place.Coordinate, place.Value.Location, violations);
            }
        }
    }

    private static void CheckFields(ComplexType type, SchemaViolations violations)
    {
        foreach (var field in type.Fields)
        {
            if (IsReserved(field.Name))
            {
                Report(field.Coordinate, field.Location, violations);
            }
        }
    }

    private static void CheckValues(EnumType type, SchemaViolations violations)
    {
        foreach (var value in type.Values)
        {
            if (IsReserved(value.Name))
            {
                Report(Coordinates.Member(type, value.Name), value.Location, violations);
            }
        }
    }

    private static bool IsReserved(string name) => name.StartsWith("__", StringComparison.Ordinal);

    private static void Report(string coordinate, Location location, SchemaViolations violations) => violations.Add(
        SchemaErrorCodes.ReservedName,
        coordinate,
        location,
        $"The name of '{coordinate}' begins with two underscores, which is reserved for introspection.");
}

using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>
/// Fields of an input object of which exactly one is given are nullable and have no default; its definition says that it is one, not an
/// extension, which would change what its fields mean.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects"/>
internal sealed class OneOfRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (extended, draft) in schema.Types)
        {
            if (extended is not InputObjectType { IsOneOf: true } type)
            {
                continue;
            }

            foreach (var extension in draft.Parts.Skip(1).Where(static p => p.Directives.Any(static d => d.Name == "oneOf")))
            {
                violations.Add(
                    SchemaErrorCodes.InvalidOneOf,
                    type.Name,
                    extension.Location,
                    $"An extension of '{type.Name}' applies @oneOf, which only the definition of an input object can do.");
            }

            foreach (var field in type.Fields)
            {
                var coordinate = Coordinates.Member(type, field.Name);
                if (field.Type.IsNonNull)
                {
                    Report(coordinate, field, $"'{coordinate}' is non-null, but in a @oneOf input object every field must be nullable.");
                }

                if (field.DefaultValue is not null)
                {
                    Report(coordinate, field, $"'{coordinate}' has a default value, which fields of a @oneOf input object cannot have.");
                }
            }
        }

        void Report(string coordinate, InputValue field, string message) =>
            violations.Add(SchemaErrorCodes.InvalidOneOf, coordinate, field.Location, message);
    }
}

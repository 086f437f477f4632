using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Within a type, fields, arguments, enum values, interfaces and member types have names of their own, extensions included.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Objects"/>
internal sealed class UniqueMembersRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (type, _) in schema.Types)
        {
            names.Clear();
            switch (type)
            {
                case ComplexType complex: CheckComplexType(complex, names, violations); break;
                case UnionType union: CheckNames(union, union.Members, union.Members.Count, violations); break;
                case EnumType values:
                    foreach (var value in values.Values)
                    {
                        if (!names.Add(value.Name))
                        {
                            Report(violations, Coordinates.Member(type, value.Name), value.Location);
                        }
                    }

                    break;
                case InputObjectType input:
                    foreach (var field in input.Fields)
                    {
                        if (!names.Add(field.Name))
                        {
                            Report(violations, Coordinates.Member(type, field.Name), field.Location);
                        }
                    }

                    break;
            }
        }

        foreach (var directive in schema.Directives)
        {
            CheckArguments(directive, directive.Arguments, violations);
        }
    }

    private static void CheckComplexType(ComplexType type, HashSet<string> names, SchemaViolations violations)
    {
        CheckNames(type, type.Interfaces, type.Interfaces.Count, violations);
        foreach (var field in type.Fields)
        {
            if (!names.Add(field.Name))
            {
                Report(violations, field.Coordinate, field.Location);
            }

            CheckArguments(field, field.Arguments, violations);
        }
    }

    private static void CheckArguments(object owner, IReadOnlyList<InputValue> arguments, SchemaViolations violations)
    {
        for (var i = 1; i < arguments.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (arguments[i].Name == arguments[j].Name)
                {
                    Report(violations, Coordinates.Of(owner, arguments[i]), arguments[i].Location);
                    break;
                }
            }
        }
    }

    private static void CheckNames(NamedType type, IEnumerable<NamedType> names, int count, SchemaViolations violations)
    {
        if (count < 2)
        {
            return;
        }

        var seen = new HashSet<NamedType>();
        foreach (var name in names)
        {
            if (!seen.Add(name))
            {
                violations.Add(
                    SchemaErrorCodes.DuplicateName,
                    type.Name,
                    type.Location,
                    $"The type '{type.Name}' names '{name.Name}' more than once.");
            }
        }
    }

    private static void Report(SchemaViolations violations, string coordinate, Location location) =>
        violations.Add(SchemaErrorCodes.DuplicateName, coordinate, location, $"'{coordinate}' is defined more than once.");
}

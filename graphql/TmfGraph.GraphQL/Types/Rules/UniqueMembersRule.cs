using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Within a type, fields, arguments, enum values, interfaces and member types have names of their own, extensions included.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Objects"/>
internal sealed class UniqueMembersRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var (type, _) in schema.Types)
        {
            switch (type)
            {
                case ComplexType complex: CheckComplexType(complex, violations); break;
                case UnionType union: CheckNames(union, union.Members, union.Members.Count, violations); break;
                case EnumType { Values.Count: var count } values when count != values.ValuesByName.Count:
                    foreach (var value in values.Values.GroupBy(static v => v.Name).SelectMany(static g => g.Skip(1)))
                    {
                        Report(violations, Coordinates.Member(type, value.Name), value.Location);
                    }

                    break;
                case InputObjectType { Fields.Count: var count } input when count != input.FieldsByName.Count:
                    foreach (var field in input.Fields.GroupBy(static f => f.Name).SelectMany(static g => g.Skip(1)))
                    {
                        Report(violations, Coordinates.Member(type, field.Name), field.Location);
                    }

                    break;
            }
        }

        foreach (var directive in schema.Directives)
        {
            CheckArguments(directive.Arguments, a => Coordinates.Argument(directive, a), violations);
        }
    }

    private static void CheckComplexType(ComplexType type, SchemaViolations violations)
    {
        CheckNames(type, type.Interfaces, type.Interfaces.Count, violations);
        if (type.Fields.Count != type.FieldsByName.Count)
        {
            foreach (var field in type.Fields.GroupBy(static f => f.Name).SelectMany(static g => g.Skip(1)))
            {
                Report(violations, field.Coordinate, field.Location);
            }
        }

        foreach (var field in type.Fields)
        {
            CheckArguments(field.Arguments, a => Coordinates.Argument(field, a), violations);
        }
    }

    private static void CheckArguments(IReadOnlyList<InputValue> arguments, Func<InputValue, string> coordinate, SchemaViolations violations)
    {
        for (var i = 1; i < arguments.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (arguments[i].Name == arguments[j].Name)
                {
                    Report(violations, coordinate(arguments[i]), arguments[i].Location);
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

using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>A type has every field of the interfaces it implements, with the same arguments and a type at least as narrow, and it implements what they implement.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#IsValidImplementation()"/>
internal sealed class ImplementationsRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        foreach (var type in schema.ComplexTypes)
        {
            foreach (var @interface in type.Interfaces)
            {
                if (!ReferenceEquals(type, @interface))
                {
                    CheckInterfaces(type, @interface, violations);
                    CheckFields(type, @interface, violations);
                }
            }
        }
    }

    private static void CheckInterfaces(ComplexType type, InterfaceType implemented, SchemaViolations violations)
    {
        foreach (var inherited in implemented.Interfaces)
        {
            if (!type.Interfaces.Contains(inherited) && !ReferenceEquals(inherited, implemented))
            {
                violations.Add(
                    SchemaErrorCodes.InvalidImplementation,
                    type.Name,
                    type.Location,
                    ReferenceEquals(inherited, type)
                        ? $"The interface '{type.Name}' implements '{implemented.Name}', which implements '{type.Name}'."
                        : $"The type '{type.Name}' implements '{implemented.Name}' and must therefore also implement '{inherited.Name}'.");
            }
        }
    }

    private static void CheckFields(ComplexType type, InterfaceType implemented, SchemaViolations violations)
    {
        foreach (var expected in implemented.Fields)
        {
            if (type.GetField(expected.Name) is not { } field)
            {
                Report(violations, $"{type.Name}.{expected.Name}", type.Location, $"The type '{type.Name}' has no field '{expected.Name}', which its interface '{implemented.Name}' has.");
                continue;
            }

            if (!TypeRelations.IsSubType(field.Type, expected.Type))
            {
                Report(violations, field.Coordinate, field.Location, $"The field '{field.Coordinate}' returns '{field.Type}', which is not within '{expected.Type}' of '{expected.Coordinate}'.");
            }

            if (field.DeprecationReason is not null && expected.DeprecationReason is null)
            {
                Report(violations, field.Coordinate, field.Location, $"The field '{field.Coordinate}' is deprecated, but '{expected.Coordinate}', which it implements, is not.");
            }

            CheckArguments(field, expected, violations);
        }
    }

    private static void CheckArguments(Field field, Field implemented, SchemaViolations violations)
    {
        foreach (var expected in implemented.Arguments)
        {
            if (field.GetArgument(expected.Name) is not { } argument)
            {
                Report(violations, $"{field.Coordinate}({expected.Name}:)", field.Location, $"The field '{field.Coordinate}' has no argument '{expected.Name}', which '{implemented.Coordinate}' has.");
            }
            else if (!TypeRelations.AreEqual(argument.Type, expected.Type))
            {
                var coordinate = Coordinates.Argument(field, argument);
                Report(violations, coordinate, argument.Location, $"The argument '{coordinate}' has the type '{argument.Type}'; '{implemented.Coordinate}' asks for '{expected.Type}'.");
            }
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && implemented.GetArgument(argument.Name) is null)
            {
                var coordinate = Coordinates.Argument(field, argument);
                Report(violations, coordinate, argument.Location, $"The argument '{coordinate}' is required, but '{implemented.Coordinate}', which it implements, does not have it.");
            }
        }
    }

    private static void Report(SchemaViolations violations, string coordinate, Location location, string message) =>
        violations.Add(SchemaErrorCodes.InvalidImplementation, coordinate, location, message);
}

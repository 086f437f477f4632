using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>No two values of an enum stand for the same text in documents.</summary>
internal sealed class EnumTextsRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        if (schema.Bindings.EnumValues.Count == 0)
        {
            return; // each value stands for its own name
        }

        foreach (var type in schema.Enums)
        {
            foreach (var value in type.Values)
            {
                var first = type.ValuesByRuntimeValue[value.RuntimeValue];
                if (first.Name != value.Name)
                {
                    violations.Add(
                        SchemaErrorCodes.AmbiguousEnumValue,
                        Coordinates.Member(type, value.Name),
                        value.Location,
                        $"The enum values '{type.Name}.{first.Name}' and '{type.Name}.{value.Name}' stand for the same text '{value.RuntimeValue}'.");
                }
            }
        }
    }
}

using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Default values of input fields do not need each other: filling them in comes to an end.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#InputObjectDefaultValueHasCycle()"/>
internal sealed class DefaultValueCyclesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        var states = new Dictionary<InputValue, bool>();
        foreach (var type in schema.InputObjects)
        {
            foreach (var field in type.Fields)
            {
                if (HasCycle(field, states))
                {
                    var coordinate = Coordinates.Member(type, field.Name);
                    violations.Add(
                        SchemaErrorCodes.DefaultValueCycle,
                        coordinate,
                        field.Location,
                        $"The default value of '{coordinate}' leads back to itself by the default values of the fields it leaves out.");
                }
            }
        }
    }

    // Depth first over "taking this default also takes that one"; a field is open (false) until all it takes are closed (true). Only the
    // field at which a circle closes is reported.
    private static bool HasCycle(InputValue field, Dictionary<InputValue, bool> states)
    {
        if (field.DefaultValue is null || field.Type.NamedType is not InputObjectType type)
        {
            return false;
        }

        if (states.TryGetValue(field, out var isClosed))
        {
            return !isClosed;
        }

        states[field] = false;
        var hasCycle = TakesCycle(field.DefaultValue, type, states);
        states[field] = true;
        return hasCycle;
    }

    private static bool TakesCycle(ValueNode value, InputObjectType type, Dictionary<InputValue, bool> states)
    {
        switch (value)
        {
            case ListValueNode list:
                return list.Items.Any(item => TakesCycle(item, type, states));
            case ObjectValueNode given:
                foreach (var field in type.Fields)
                {
                    if (given.Fields.FirstOrDefault(f => f.Name == field.Name) is not { } present)
                    {
                        if (HasCycle(field, states))
                        {
                            return true;
                        }
                    }
                    else if (field.Type.NamedType is InputObjectType inner && TakesCycle(present.Value, inner, states))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }
}

using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>Input objects that contain each other have a nullable or a list field in the circle; else no finite value could be written.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References"/>
internal sealed class InputCyclesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        var done = new HashSet<InputObjectType>();
        var path = new List<InputValue>();
        var positions = new Dictionary<InputObjectType, int>();
        foreach (var type in schema.InputObjects)
        {
            Visit(type, done, path, positions, violations);
        }
    }

    private static void Visit(
        InputObjectType type,
        HashSet<InputObjectType> done,
        List<InputValue> path,
        Dictionary<InputObjectType, int> positions,
        SchemaViolations violations)
    {
        if (!done.Add(type))
        {
            return;
        }

        positions[type] = path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { Inner: InputObjectType inner })
            {
                continue;
            }

            path.Add(field);
            if (positions.TryGetValue(inner, out var start))
            {
                var circle = string.Join(" -> ", path.Skip(start).Select(static f => f.Name));
                violations.Add(
                    SchemaErrorCodes.InputCycle,
                    inner.Name,
                    path[start].Location,
                    $"The input object '{inner.Name}' must contain itself by the non-null fields {circle}; make one of them nullable.");
            }
            else
            {
                Visit(inner, done, path, positions, violations);
            }

            path.RemoveAt(path.Count - 1);
        }

        positions.Remove(type);
    }
}

using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types.Rules;

/// <summary>
/// Input objects that contain each other have a nullable or a list field in the circle; else no finite value could be written. A
/// <c>@oneOf</c> input object ends a circle only with a field that leads out of it, since one of its fields must be given.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Input-Objects.Circular-References"/>
internal sealed class InputCyclesRule : ISchemaRule
{
    public void Check(SchemaAssembly schema, SchemaViolations violations)
    {
        var search = new Search(FindEndless(schema), violations);
        foreach (var type in schema.InputObjects)
        {
            search.Visit(type);
        }
    }

    /// <summary>The input objects that no finite value can be written for: all that are left when those are taken away that need none of the rest.</summary>
    private static HashSet<InputObjectType> FindEndless(SchemaAssembly schema)
    {
        var endless = schema.InputObjects.ToHashSet();
        while (endless.RemoveWhere(type => !NeedsOneOf(type, endless)) > 0)
        {
        }

        return endless;
    }

    private static bool NeedsOneOf(InputObjectType type, HashSet<InputObjectType> endless) =>
        type.IsOneOf ? type.Fields.All(f => TargetOf(type, f, endless) is not null) : type.Fields.Any(f => TargetOf(type, f, endless) is not null);

    /// <summary>The endless input object that a value of the field, once the field is given, must hold; null when there is none.</summary>
    private static InputObjectType? TargetOf(InputObjectType type, InputValue field, HashSet<InputObjectType> endless) => field.Type switch
    {
        NonNullType { Inner: InputObjectType inner } when endless.Contains(inner) => inner,
        InputObjectType inner when type.IsOneOf && endless.Contains(inner) => inner,
        _ => null,
    };

    /// <summary>Depth first; each circle is reported where it closes.</summary>
    private sealed class Search(HashSet<InputObjectType> endless, SchemaViolations violations)
    {
        private readonly HashSet<InputObjectType> _done = [];
        private readonly List<(InputObjectType Type, InputValue Field)> _path = [];
        private readonly Dictionary<InputObjectType, int> _positions = [];

        public void Visit(InputObjectType type)
        {
            if (!endless.Contains(type) || !_done.Add(type))
            {
                return;
            }

            _positions[type] = _path.Count;
            foreach (var field in type.Fields)
            {
                if (TargetOf(type, field, endless) is not { } inner)
                {
                    continue;
                }

                _path.Add((type, field));
                if (_positions.TryGetValue(inner, out var start))
                {
                    Report(inner, start);
                }
                else
                {
                    Visit(inner);
                }

                _path.RemoveAt(_path.Count - 1);
            }

            _positions.Remove(type);
        }

        private void Report(InputObjectType type, int start)
        {
            var circle = _path.Skip(start).ToArray();
            var names = string.Join(" -> ", circle.Select(static c => c.Field.Name));
            violations.Add(
                SchemaErrorCodes.InputCycle,
                type.Name,
                circle[0].Field.Location,
                Array.Exists(circle, static c => c.Type.IsOneOf)
                    ? $"The input object '{type.Name}' always contains itself by the fields {names}; give the @oneOf input object among them a field that ends the circle."
                    : $"The input object '{type.Name}' must contain itself by the non-null fields {names}; make one of them nullable.");
        }
    }
}

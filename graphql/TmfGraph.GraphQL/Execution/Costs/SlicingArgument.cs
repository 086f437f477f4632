using System.Text.Json;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>An argument that says how long a list is, or a number within one: <c>first</c>, <c>page.first</c>.</summary>
/// <param name="Path">The argument's name, then names of input fields.</param>
/// <seealso href="https://ibm.github.io/graphql-specs/cost-spec.html#sec-The-List-Size-Directive"/>
internal sealed record SlicingArgument(string[] Path)
{
    /// <summary>The name of the argument itself.</summary>
    public string Argument => Path[0];

    public static SlicingArgument Read(string text) => new(text.Split('.'));

    public override string ToString() => string.Join('.', Path);

    /// <summary>The number given, by the request or by a default; null when there is none. Negative ones count as zero.</summary>
    public double? Find(InputValue definition, ValueNode? value, VariableValues variables) => Find(definition, value, 1, variables);

    private double? Find(InputValue definition, ValueNode? value, int depth, VariableValues variables)
    {
        value ??= definition.DefaultValue;
        switch (value)
        {
            case VariableNode variable when variables.Get(variable.Name) is { ValueKind: not JsonValueKind.Undefined } given:
                return Find(definition, given, depth, variables);
            case VariableNode when definition.DefaultValue is not null:
                return Find(definition, null, depth, variables);
            case ObjectValueNode given when depth < Path.Length && FieldOf(definition, depth) is { } field:
                return Find(field, given.Fields.FirstOrDefault(f => f.Name == field.Name)?.Value, depth + 1, variables);
            case IntValueNode literal when depth == Path.Length:
                return double.TryParse(literal.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Max(0, number) : null;
            default:
                return null;
        }
    }

    private double? Find(InputValue definition, JsonElement value, int depth, VariableValues variables)
    {
        if (depth == Path.Length)
        {
            return value.ValueKind is JsonValueKind.Number ? Math.Max(0, value.GetDouble()) : null;
        }

        if (value.ValueKind is not JsonValueKind.Object || FieldOf(definition, depth) is not { } field)
        {
            return null;
        }

        return value.TryGetProperty(field.Name, out var below) ? Find(field, below, depth + 1, variables) : Find(field, null, depth + 1, variables);
    }

    private InputValue? FieldOf(InputValue definition, int depth) => (definition.Type.NamedType as InputObjectType)?.GetField(Path[depth]);
}

using System.Diagnostics;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Graph.Filters;

/// <summary>One operation on a leaf: <c>eq</c>, <c>nin</c>, <c>startsWith</c> and so on.</summary>
internal static class LeafOperation
{
    /// <summary>The condition; null when a null operand makes it ask for nothing.</summary>
    /// <param name="terms">How many values it compares with.</param>
    public static Predicate? Compile(string name, JsonElement operand, AttributeModel attribute, AttributePath path, out int terms)
    {
        terms = 1;
        var isNull = operand.ValueKind is JsonValueKind.Null;
        return name switch
        {
            "eq" => Equal(operand, attribute, path),
            "neq" => new Predicate.Not(Equal(operand, attribute, path)),
            _ when isNull => null,
            "in" => OneOf(operand, attribute, path, out terms),
            "nin" => new Predicate.Not(OneOf(operand, attribute, path, out terms)),
            "gt" or "gte" or "lt" or "lte" or "contains" or "startsWith" or "endsWith" => Compare(name, operand, attribute, path),
            "ngt" or "ngte" or "nlt" or "nlte" or "ncontains" or "nstartsWith" or "nendsWith" =>
                new Predicate.Not(Compare(name[1..], operand, attribute, path)),
            _ => throw new UnreachableException(),
        };
    }

    private static Predicate Equal(JsonElement operand, AttributeModel attribute, AttributePath path) =>
        operand.ValueKind is JsonValueKind.Null
            ? new Predicate.IsNull(path)
            : new Predicate.Compare(path, Comparison.Equal, LeafText.Of(operand, attribute));

    private static Predicate OneOf(JsonElement operand, AttributeModel attribute, AttributePath path, out int terms)
    {
        var values = new List<string>();
        var withNull = false;
        foreach (var value in operand.EnumerateArray())
        {
            if (value.ValueKind is JsonValueKind.Null)
            {
                withNull = true;
            }
            else
            {
                values.Add(LeafText.Of(value, attribute));
            }
        }

        terms = values.Count + 1;
        var among = new Predicate.In(path, values);
        return withNull ? new Predicate.Or([among, new Predicate.IsNull(path)]) : among;
    }

    private static Predicate.Compare Compare(string name, JsonElement operand, AttributeModel attribute, AttributePath path) =>
        new(path, name switch
        {
            "gt" => Comparison.Greater,
            "gte" => Comparison.GreaterOrEqual,
            "lt" => Comparison.Less,
            "lte" => Comparison.LessOrEqual,
            "contains" => Comparison.Contains,
            "startsWith" => Comparison.StartsWith,
            "endsWith" => Comparison.EndsWith,
            _ => throw new UnreachableException(),
        }, LeafText.Of(operand, attribute));
}

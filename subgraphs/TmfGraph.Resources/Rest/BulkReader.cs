using System.Text.Json;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Rest;

/// <summary>Reads a bulk creation (TMF630): a JSON Patch whose every operation adds a resource to the collection.</summary>
internal static class BulkReader
{
    /// <summary>The resources, in their order.</summary>
    /// <exception cref="ResourceValidationException">It is something else; names each operation that is.</exception>
    public static IReadOnlyList<JsonElement> Read(JsonElement body, int most)
    {
        if (body.ValueKind != JsonValueKind.Array || body.GetArrayLength() is 0)
        {
            throw Invalid("", """PATCH of a collection creates resources and needs a list of operations like {"op":"add","path":"/","value":{…}}.""");
        }

        if (body.GetArrayLength() > most)
        {
            throw Invalid("", $"There are {body.GetArrayLength()} resources to create; {most} are allowed at a time.");
        }

        var problems = new List<AttributeProblem>();
        var values = new List<JsonElement>(body.GetArrayLength());
        foreach (var operation in body.EnumerateArray())
        {
            if (operation.ValueKind == JsonValueKind.Object && Is(operation, "op", "add") && (Is(operation, "path", "/") || Is(operation, "path", "/-"))
                && operation.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Object)
            {
                values.Add(value);
            }
            else
            {
                var place = $"[{values.Count + problems.Count}]";
                problems.Add(Problem(place, $$$"""Operation {{{place}}} must be {"op":"add","path":"/","value":{…}}, the value being the resource to create."""));
            }
        }

        return problems.Count > 0 ? throw new ResourceValidationException([.. problems.Take(DocumentValidator.MostProblems)]) : values;
    }

    private static bool Is(JsonElement operation, string name, string text) =>
        operation.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.ValueEquals(text);

    private static ResourceValidationException Invalid(string path, string message) => new([Problem(path, message)]);

    private static AttributeProblem Problem(string path, string message) => new(path, AttributeProblemCodes.InvalidPatch, message);
}

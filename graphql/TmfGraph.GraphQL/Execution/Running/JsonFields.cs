using System.Text.Json;
using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Reads fields without resolver off their parent's document.</summary>
internal static class JsonFields
{
    /// <summary>The property's value; undefined when there is none.</summary>
    public static JsonElement Read(in ResolvedValue parent, PlanField field) =>
        parent.Json.ValueKind is JsonValueKind.Object && parent.Json.TryGetProperty(field.Field.JsonName, out var value)
            ? value
            : default;
}

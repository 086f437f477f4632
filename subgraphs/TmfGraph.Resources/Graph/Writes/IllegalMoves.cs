using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Graph.Filters;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Graph.Writes;

/// <summary>Tells, for a change that a lifecycle refused, from where to where it went and where it may go instead.</summary>
internal static class IllegalMoves
{
    /// <param name="current">The resource as it is; undefined when it has gone meanwhile.</param>
    /// <param name="patch">The change that was refused, with TMF names.</param>
    public static MutationOutcome Describe(ResourceType type, JsonElement current, JsonElement patch, LifecycleViolationException violation) =>
        MutationOutcome.Refused([.. violation.Problems.Select(p => Describe(type.GetByJsonName(p.Path), current, patch, p))]);

    private static ResolvedValue Describe(AttributeModel? attribute, JsonElement current, JsonElement patch, AttributeProblem problem)
    {
        var from = attribute is null ? null : Text(current, attribute);
        var allowed = from is null ? null : attribute?.Lifecycle?.Moves.GetValueOrDefault(from);
        return MutationErrors.IllegalMove(
            problem.Message,
            Shown(attribute, from),
            attribute is null ? null : Shown(attribute, Text(patch, attribute)),
            [.. (allowed ?? []).Select(state => Shown(attribute, state)!)]); // what goes in as text comes out as text
    }

    private static string? Text(JsonElement document, AttributeModel attribute) =>
        document.ValueKind is JsonValueKind.Object
        && document.TryGetProperty(attribute.JsonName, out var value)
        && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>States as clients of GraphQL know them.</summary>
    private static string? Shown(AttributeModel? attribute, string? state) =>
        state is not null && attribute?.Enum is { } values ? LeafText.GraphName(values, state) : state;
}

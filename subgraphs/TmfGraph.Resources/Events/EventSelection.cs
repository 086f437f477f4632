using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Events;

/// <summary>Which events of a log are wanted.</summary>
/// <param name="Type">The resource type; null for all.</param>
/// <param name="Kind">Null for all.</param>
/// <param name="Filter">A condition on the event's document; null for none. Needs a type.</param>
public sealed record EventSelection(ResourceType? Type, EventKind? Kind, Predicate? Filter)
{
    /// <summary>The whole log.</summary>
    public static EventSelection All { get; } = new(null, null, null);

    /// <summary>Whether the event is wanted.</summary>
    public bool Includes(ResourceEvent candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return (Type is null || Type == candidate.Type)
            && (Kind is null || Kind == candidate.Kind)
            && (Filter is null || PredicateEvaluator.Matches(Filter, candidate.Document));
    }
}

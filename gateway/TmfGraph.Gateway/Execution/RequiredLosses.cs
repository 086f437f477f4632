using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Finds out where a field that only requirements of other fetches read has failed, and has taken along the object it stands in, because it may not be null.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/>
internal static class RequiredLosses
{
    /// <summary>The variable sets of a fetch whose objects, or parts of them, were taken along, in order, with the first error that did so.</summary>
    public static SortedList<int, GraphQLError> Find(StepState state, ulong conditions)
    {
        var lost = new SortedList<int, GraphQLError>();
        foreach (var (set, errors) in state.Errors ?? [])
        {
            if (errors.Find(e => HasTakenAlong(state, set, e.Path, conditions)) is { } error)
            {
                lost.Add(set, error.Error);
            }
        }

        return lost;
    }

    private static bool HasTakenAlong(StepState state, int set, IReadOnlyList<object>? path, ulong conditions) =>
        IsOwnerThere(state, set, path, f => f.IsSpare(conditions)) == false;

    /// <summary>Whether the object is there that has the first field of a kind on an error's path; null when there is no such field on it.</summary>
    /// <param name="path">In the source's answer.</param>
    public static bool? IsOwnerThere(StepState state, int set, IReadOnlyList<object>? path, Predicate<ViewField> isOfKind)
    {
        var row = (uint)set < (uint)state.SetRows.Length ? state.SetRows[set] : -1;
        var selection = state.Step.View.Selection;
        foreach (var segment in path?.Skip(state.Step.Lookup?.Path.Count ?? 0) ?? [])
        {
            if (segment is int index)
            {
                row = row < 0 ? -1 : state.Tape!.Item(row, index); // a row means a tape
                continue;
            }

            if (selection?.Fields.Find(f => f.Key == (string)segment) is not { } field)
            {
                return null;
            }

            var isThere = row >= 0 && state.Tape!.IsObject(row); // the same
            if (isOfKind(field))
            {
                return isThere;
            }

            row = isThere ? state.Tape!.Find(row, field.JsonName) : -1; // the same
            selection = field.Children;
        }

        return null;
    }
}

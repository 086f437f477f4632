using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// The nulls in a source's answer that its errors have left. Such a null says nothing of the value, where any other null is the value: nothing is
/// computed from it. An error whose path ends above the values may have left any null that is there.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Handling-Execution-Errors"/>
internal static class ErrorNulls
{
    /// <summary>The rows of these nulls, each with the first error that explains it.</summary>
    public static Dictionary<int, GraphQLError> Of(StepState state)
    {
        var nulls = new Dictionary<int, GraphQLError>();
        var seen = new HashSet<int>();
        foreach (var (set, errors) in state.Errors ?? [])
        {
            foreach (var error in errors)
            {
                if (!error.IsInherited && (uint)set < (uint)state.SetRows.Length && state.SetRows[set] is >= 0 and var row)
                {
                    Add(state, row, error, nulls, seen);
                }
            }
        }

        return nulls;
    }

    private static void Add(StepState state, int row, SourceError error, Dictionary<int, GraphQLError> nulls, HashSet<int> seen)
    {
        var tape = state.Tape!; // a row means a tape
        for (var i = state.Step.Lookup?.Path.Count ?? 0; i < error.Path?.Count && !tape.IsNull(row); i++)
        {
            if (Below(tape, row, error.Path[i]) is not (>= 0 and var below))
            {
                break;
            }

            row = below;
        }

        if (!seen.Add(row))
        {
            return; // an earlier error explains them
        }

        for (var at = row; at < tape.Next(row); at++)
        {
            if (tape.IsNull(at))
            {
                nulls.TryAdd(at, error.Error);
            }
        }
    }

    /// <summary>The row of a property or an item of a value, or -1.</summary>
    private static int Below(JsonTape tape, int row, object segment) =>
        segment is int index ? tape.Item(row, index) : tape.IsObject(row) ? tape.Find(row, new JsonName((string)segment)) : -1;
}

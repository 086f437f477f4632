using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>Fetching again what was lost because of fields that only other fetches require.</summary>
internal sealed partial class PlanExecution
{
    /// <summary>Asks once more, without such fields, for the objects that they have taken along. What does not come then stays as it is.</summary>
    /// <param name="reduced">The operation without such fields; null where there are none, or nothing can be asked twice.</param>
    /// <param name="variables">What the fetch was sent with.</param>
    private ValueTask RecoverAsync(StepState state, FetchOperation? reduced, ReadOnlyMemory<byte> variables, CancellationToken cancellationToken) =>
        reduced is not null && state is { Errors: not null, Failure: null } && !_isHalted && RequiredLosses.Find(state, _conditions) is { Count: > 0 } lost
            ? RecoverAsync(state, reduced, variables, lost, cancellationToken)
            : ValueTask.CompletedTask;

    private async ValueTask RecoverAsync(
        StepState state, FetchOperation operation, ReadOnlyMemory<byte> variables, SortedList<int, GraphQLError> lost, CancellationToken cancellationToken)
    {
        var step = state.Step;
        using var again = new StepState(step) { SetCount = lost.Count };
        var subset = step.IsForObjects ? VariableSubset.Of(variables, lost.Keys, state.SetCount, step.IsEntities) : ForwardedVariables.ObjectOf(operation, _variables);
        var request = RequestFor(again, operation, subset, keepsNulls: false);
        try
        {
            Take(again, await _runtime.EndpointOf(step.Source).SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (SourceSchemaException)
        {
            return; // the errors of the first answer say what is missing
        }

        if (again.Tape is not null && again.Failure is null)
        {
            Complete(state, again, lost);
        }
    }

    /// <summary>Gives a fetch an answer that has all that either of two brought.</summary>
    private static void Complete(StepState state, StepState again, SortedList<int, GraphQLError> lost)
    {
        var output = new ResultWriter(1024);
        var objects = new LostObjects(state.Tape!, again.Tape!, output); // it has errors in an answer, and the other was just looked at
        var separator = (byte)'[';
        var next = 0;
        for (var set = 0; set < state.SetRows.Length; set++)
        {
            output.WriteByte(separator);
            separator = (byte)',';
            var isLost = next < lost.Count && lost.Keys[next] == set;
            objects.Write(state.Step.View.Selection, state.SetRows[set], isLost ? again.SetRows[next++] : -1);
        }

        output.WriteByte((byte)']');
        state.Replace(JsonTape.Parse(output.WrittenMemory, output));
        state.ReducedBecause = lost.Values[0];
        foreach (var (number, errors) in again.Errors ?? [])
        {
            var known = state.Errors![lost.Keys[number]]; // what was lost has errors
            known.AddRange(errors.FindAll(e => !known.Exists(k => IsSame(k.Path, e.Path))));
        }
    }

    private static bool IsSame(IReadOnlyList<object>? left, IReadOnlyList<object>? right) =>
        left is not null && right is not null ? left.SequenceEqual(right) : left == right;
}

namespace TmfGraph.Gateway.Execution;

/// <summary>Asking for what objects have that have lost some of what is required of them.</summary>
internal sealed partial class PlanExecution
{
    /// <summary>Runs the requests for objects of a fetch that lack something, beside the fetch's own. None fails.</summary>
    private Task AskForRemaindersAsync(StepState state, CancellationToken cancellationToken) =>
        state.Lacking is { Requests: { Count: > 0 } requests } && !_isHalted
            ? Task.WhenAll(requests.Select(r => AskAsync(r, cancellationToken)))
            : Task.CompletedTask;

    private Task AskAsync(RemainderRequest request, CancellationToken cancellationToken)
    {
        var remainder = request.Remainder;
        request.Sets.Complete();
        request.Answer.SetCount = request.Sets.Count;
        return SendAsync(request.Answer, remainder.Operation, remainder.Reduced, request.Sets.Body, null, cancellationToken).AsTask();
    }

    /// <summary>Puts what came of these requests to what the fetch itself has brought.</summary>
    private void CompleteLacking(StepState state)
    {
        using var lacking = state.Lacking!; // the caller has seen some
        state.Lacking = null;
        lacking.Complete();
        EndAtErrors(state);
    }

    /// <summary>A fetch together with what its lacking objects are asked for.</summary>
    private async ValueTask FetchLackingAsync(StepState state, VariableSets sets, CancellationToken cancellationToken)
    {
        var remainders = AskForRemaindersAsync(state, cancellationToken);
        try
        {
            await SendAsync(state, sets, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await remainders.ConfigureAwait(false); // nobody is left behind that works with buffers which are given back
        }

        CompleteLacking(state);
    }
}

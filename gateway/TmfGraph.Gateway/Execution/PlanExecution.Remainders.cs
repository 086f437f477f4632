using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Execution;

/// <summary>Asking for what objects have that have lost some of what is required of them.</summary>
internal sealed partial class PlanExecution
{
    /// <summary>Runs the requests for objects of a fetch that lack something, beside the fetch's own. None fails.</summary>
    private Task AskForRemaindersAsync(StepState state, CancellationToken cancellationToken) =>
        state.Lacking is { Requests: { Count: > 0 } requests } && !_isHalted
            ? Task.WhenAll(requests.Select(r => AskAsync(r, cancellationToken)))
            : Task.CompletedTask;

    private async Task AskAsync(RemainderRequest request, CancellationToken cancellationToken)
    {
        var state = request.Answer;
        try
        {
            request.Sets.Complete();
            state.SetCount = request.Sets.Count;
            var endpoint = _runtime.EndpointOf(state.Step.Source);
            Take(state, await endpoint.SendAsync(
                new SourceRequest
                {
                    Operation = request.Remainder.Operation,
                    Variables = request.Sets.Body,
                    SetCount = state.Step.IsEntities ? 1 : state.SetCount,
                    EntityCount = state.Step.IsEntities ? state.SetCount : 0,
                    KeepsNulls = _plan.Parts is not null || endpoint.KeepsNulls(state.Step),
                    Client = _request,
                    EndsAt = _endsAt,
                    After = After,
                },
                cancellationToken).ConfigureAwait(false));
            await RecoverAsync(state, request.Remainder.Reduced, request.Sets.Body, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceSchemaException exception)
        {
            Fail(state, exception);
        }
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
    /// <param name="fetch">Sends the fetch's own request, if there is one.</param>
    private async ValueTask FetchLackingAsync(StepState state, Func<ValueTask> fetch, CancellationToken cancellationToken)
    {
        var remainders = AskForRemaindersAsync(state, cancellationToken);
        try
        {
            await fetch().ConfigureAwait(false);
        }
        finally
        {
            await remainders.ConfigureAwait(false); // nobody is left behind that works with buffers which are given back
        }

        CompleteLacking(state);
    }
}

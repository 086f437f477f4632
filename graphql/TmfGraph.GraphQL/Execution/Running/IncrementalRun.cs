using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Runs the parts of one response by the plan's resolvers.</summary>
/// <remarks>
/// The same part of all objects of the response is run as one: a fragment deferred on every item of a list costs one batch a field, like
/// one that is not deferred. Parts of different fragments run side by side, so that a slow one does not hold others back.
/// </remarks>
internal sealed class IncrementalRun(
    OperationPlan plan, OperationRequest request, VariableValues[] variables, ExecutionOptions options, OperationGate gate) : IPartRunner
{
    private readonly TimeSpan _timeout = RequestTimeout.Of(request, options.ExecutionTimeout);

    /// <summary>The response whose first result is given, and belongs to it.</summary>
    /// <exception cref="GraphQLException">More parts are deferred than allowed.</exception>
    public async ValueTask<ResponseStream> BeginAsync(ExecutedResult initial, IReadOnlyList<DeferredWork> work)
    {
        var delivery = new IncrementalDelivery(
            request.Incremental, options.MaxDeferredParts, this, token => new Deadline(_timeout, options.TimeProvider, token));
        try
        {
            initial.Parts = delivery.Begin(work);
        }
        catch (GraphQLException)
        {
            await initial.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new ResponseStream(token => delivery.ReadAsync(initial, token), initial.DisposeAsync) { EndsByItself = true };
    }

    public IEnumerable<Task<PartOutcomes>> Start(IReadOnlyList<DeferredWork> runnable, CancellationToken cancellationToken)
    {
        foreach (var group in runnable.OfType<DeferredFields>().GroupBy(static w => w.Group.Key))
        {
            List<DeferredFields> parts = [.. group];
            yield return RunAsync(parts, run => run.ExecuteAsync(parts, cancellationToken), cancellationToken);
        }

        foreach (var group in runnable.OfType<StreamedItems>().GroupBy(static w => w.Field))
        {
            var split = group.Select(w => w.Split(options.StreamedItems)).ToList();
            yield return RunAsync(split, cancellationToken);
        }
    }

    private async Task<PartOutcomes> RunAsync(List<(StreamedItems Next, StreamedItems? Later)> split, CancellationToken cancellationToken)
    {
        var parts = split.ConvertAll(static s => s.Next);
        var outcomes = await RunAsync(parts, run => run.ExecuteAsync(parts, cancellationToken), cancellationToken).ConfigureAwait(false);
        return outcomes.Then(split.ConvertAll(static s => s.Later));
    }

    private async Task<PartOutcomes> RunAsync(
        IReadOnlyList<DeferredWork> parts, Func<OperationRun, ValueTask<DeferredOutcome[]>> execute, CancellationToken cancellationToken)
    {
        try
        {
            await gate.EnterPatientlyAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                using var run = new OperationRun(plan, request, variables, options);
                return new PartOutcomes(parts.Zip(await execute(run).ConfigureAwait(false)));
            }
            finally
            {
                gate.Leave();
            }
        }
        catch (OperationCanceledException)
        {
            return PartOutcomes.Failed(parts, RequestErrors.Timeout(_timeout).Errors[0]); // nobody reads it when the client is gone
        }
        catch (Exception exception)
        {
            return PartOutcomes.Failed(parts, UnexpectedErrors.ToError(exception, null, options));
        }
    }
}

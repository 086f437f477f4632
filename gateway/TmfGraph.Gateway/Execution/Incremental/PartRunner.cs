using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution.Incremental;

/// <summary>Runs the parts of one answer: parts of one kind together for all objects, different kinds side by side.</summary>
internal sealed class PartRunner(PlanExecution execution, GatewayRuntime runtime) : IPartRunner
{
    public IEnumerable<Task<PartOutcomes>> Start(IReadOnlyList<DeferredWork> runnable, CancellationToken cancellationToken)
    {
        foreach (var group in runnable.OfType<DeferredPart>().GroupBy(w => (w.Selection.Part, w.Wave)))
        {
            var (part, wave) = group.Key;
            yield return RunAsync([.. group], parts => execution.RunPartsAsync(parts, part, part.Steps, wave, cancellationToken), cancellationToken);
        }

        foreach (var group in runnable.OfType<StreamedPart>().GroupBy(w => (w.Field, w.Wave)))
        {
            yield return RunAsync(group.Select(w => w.Split(runtime.Options.StreamedItems)).ToList(), group.Key.Wave, cancellationToken);
        }
    }

    private async Task<PartOutcomes> RunAsync(List<(StreamedPart Next, StreamedPart? Later)> split, Wave before, CancellationToken cancellationToken)
    {
        var next = split.ConvertAll(s => s.Next);
        var stream = next[0].Stream;
        var wave = before.Next(stream, PlaceTree.Of(next));
        var outcomes = await RunAsync(next, parts => execution.RunPartsAsync(
            parts, stream.Part, stream.Part.Steps.Where(stream.Steps.Contains), wave, cancellationToken), cancellationToken).ConfigureAwait(false);
        var later = split.ToDictionary(DeferredWork (s) => s.Next, s => s.Later, ReferenceEqualityComparer.Instance);
        return outcomes.Then(outcomes.ConvertAll(o => later[o.Work]));
    }

    /// <summary>Fetches do not throw, they fail; whatever else goes wrong is the gateway's own fault and ends these parts alone.</summary>
    private async Task<PartOutcomes> RunAsync(
        IReadOnlyList<DeferredWork> parts, Func<IReadOnlyList<DeferredWork>, Task<PartOutcomes>> run, CancellationToken cancellationToken)
    {
        try
        {
            await runtime.Executor.Gate.EnterPatientlyAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await run(parts).ConfigureAwait(false);
            }
            finally
            {
                runtime.Executor.Gate.Leave();
            }
        }
        catch (OperationCanceledException)
        {
            return PartOutcomes.Failed(parts, RequestErrors.Timeout(execution.Timeout).Errors[0]); // nobody reads it when the client is gone
        }
        catch (GraphQLException exception)
        {
            return PartOutcomes.Failed(parts, exception.Error);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            GatewayLog.PartFailed(runtime.Options.Logger, exception);
            return PartOutcomes.Failed(parts, new GraphQLError("Unexpected Execution Error"));
        }
    }
}

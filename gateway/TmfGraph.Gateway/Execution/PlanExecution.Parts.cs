using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.Gateway.Execution;

// Answers in parts
// ----------------
// What comes at once needs some of the plan's fetches; each part that comes later needs others, on top of those before it. So fetches are not
// started from the front here but asked for by who needs them: a fetch runs once, after the fetches it depends on, whichever part comes first.
//
// Streamed lists come from their source as a whole. What their items lead to is fetched for the first items before the answer begins, and for
// further items lot by lot: the same fetches again, each with a state of its own (Wave).
//
// Sources are asked to leave the nulls of failed fields where they stand: a field that comes along for a later part would take fields of an
// earlier one with it. The composer moves nulls up, as far as their part goes.
internal sealed partial class PlanExecution
{
    private readonly List<StepState> _later = [];
    private readonly Lock _composing = new();
    private Wave? _first;

    /// <summary>Runs what the first result needs, and writes it; says what it leaves for later.</summary>
    public async Task<(GatewayResult Result, IReadOnlyList<DeferredWork> Later)> RunFirstPartAsync(OperationPrice? price, CancellationToken cancellationToken)
    {
        _first = Wave.First(_states, _variables);
        var part = _plan.Parts!.All[0]; // the plan is one in parts
        await EnsureAsync(part.Steps, _first, cancellationToken).ConfigureAwait(false);
        var scope = new PartScope(part, _first);
        var result = Compose(null, null, price, scope);
        return (result, scope.Later);
    }

    /// <summary>Runs the fetches of parts, and writes them.</summary>
    /// <param name="parts">Parts of one kind.</param>
    /// <param name="steps">The fetches they need.</param>
    public async Task<PartOutcomes> RunPartsAsync(
        IReadOnlyList<DeferredWork> parts, PlanPart part, IEnumerable<FetchStep> steps, Wave wave, CancellationToken cancellationToken)
    {
        BeginTime();
        await EnsureAsync(steps, wave, cancellationToken).ConfigureAwait(false);
        lock (_composing) // what is counted of failures is counted for all parts
        {
            using var reader = new ObjectReader(wave.States);
            return new PartOutcomes(parts.GroupBy(PositionOf).SelectMany(group =>
            {
                var walk = new PartWalk(reader, group.Key.Path, work => ResultComposer.ForPart(
                    _plan.Root,
                    reader,
                    new ErrorList(_runtime.Options.MaxErrors),
                    _conditions,
                    _request.OnError,
                    _runtime.ComposerLimits,
                    work,
                    new PartScope(part, wave, work)));
                walk.Run(group);
                return walk.Outcomes;
            }));
        }
    }

    private static Position PositionOf(DeferredWork work) => work switch
    {
        DeferredPart part => part.Selection.Position,
        StreamedPart part => part.Stream.Position,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Ends when all of the fetches have; those that have not begun begin.</summary>
    private Task EnsureAsync(IEnumerable<FetchStep> steps, Wave wave, CancellationToken cancellationToken) =>
        Task.WhenAll(steps.Select(s => EnsureAsync(s, wave, cancellationToken)));

    private Task EnsureAsync(FetchStep step, Wave wave, CancellationToken cancellationToken)
    {
        var state = wave.States[step.Id - 1];
        lock (state)
        {
            if (state.Running is null)
            {
                if (!ReferenceEquals(state.Wave, _first))
                {
                    lock (_later)
                    {
                        _later.Add(state);
                    }
                }

                state.Running = RunAfterOthersAsync(state, cancellationToken);
            }

            return state.Running;
        }
    }

    private async Task RunAfterOthersAsync(StepState state, CancellationToken cancellationToken)
    {
        await Task.Yield(); // the lock is not held any longer than it takes to begin
        await EnsureAsync(state.Step.DependsOn, state.Wave!, cancellationToken).ConfigureAwait(false); // a plan in parts has waves
        await FetchTimedAsync(state, cancellationToken).ConfigureAwait(false);
    }

    private void DisposeWaves()
    {
        foreach (var state in _later)
        {
            state.Dispose();
        }
    }
}

using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// One run of a plan: starts every fetch as soon as all it waits for have ended, then composes the answer. Failures of fetches are kept
/// in their states and never stop others.
/// </summary>
internal sealed partial class PlanExecution : IDisposable
{
    private readonly OperationPlan _plan;
    private readonly GatewayRuntime _runtime;
    private readonly OperationRequest _request;
    private readonly VariableValues _variables;
    private readonly StepState[] _states;
    private readonly int[] _waiting;
    private readonly ulong _conditions;
    private readonly FoundObjects _found;

    /// <summary>When the time of the operation, or of the part of it that is under way, is over.</summary>
    private long _endsAt;
    private long _after;

    /// <summary>Whether an error has ended the operation, as the client wanted it: nothing more is fetched then.</summary>
    private volatile bool _isHalted;

    /// <param name="time">How long it may take, or each part of it.</param>
    public PlanExecution(OperationPlan plan, GatewayRuntime runtime, OperationRequest request, VariableValues variables, TimeSpan time)
    {
        _plan = plan;
        _runtime = runtime;
        _request = request;
        _variables = variables;
        Timeout = time;
        BeginTime();
        _states = new StepState[plan.Steps.Count];
        _waiting = new int[plan.Steps.Count];
        for (var i = 0; i < _states.Length; i++)
        {
            _states[i] = new StepState(plan.Steps[i]);
            _waiting[i] = plan.Steps[i].WaitCount;
        }

        for (var i = 0; i < plan.ConditionVariables.Count; i++)
        {
            if (variables.Get(plan.ConditionVariables[i]).ValueKind is JsonValueKind.True)
            {
                _conditions |= 1UL << i;
            }
        }

        _found = new FoundObjects(_states, plan.PositionCount, _conditions);
    }

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>Runs all fetches.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        List<Task>? others = null;
        FetchStep? first = null;
        foreach (var step in _plan.Steps)
        {
            if (step.WaitCount > 0)
            {
                continue;
            }

            if (first is null)
            {
                first = step;
            }
            else
            {
                (others ??= []).Add(RunAsync(step, cancellationToken));
            }
        }

        await RunAllAsync(first, others, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs what follows the first fetch, whose answer has come already: an event of a subscription.</summary>
    public async Task RunAfterAsync(SourceResponse firstResponse, CancellationToken cancellationToken)
    {
        var state = _states[0];
        state.SetCount = 1;
        _after = firstResponse.ArrivedAt;
        Take(state, firstResponse);
        List<Task>? others = null;
        foreach (var step in _plan.Steps)
        {
            if (step.WaitCount == 0 && step.Id > 1)
            {
                (others ??= []).Add(RunAsync(step, cancellationToken));
            }
        }

        await RunAllAsync(null, others, cancellationToken).ConfigureAwait(false);
        await ContinueAsync(state.Step, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Why the first fetch brought no data at all; null when it did.</summary>
    public GraphQLError? RequestFailure => _states[0].Failure;

    /// <summary>Writes the answer out of what the fetches have brought.</summary>
    /// <param name="price">What the operation costs, to be shown; null when nobody asked.</param>
    /// <param name="parts">Notes what comes later; null for an answer that comes whole.</param>
    public GatewayResult Compose(int? variableIndex, string? cursor, OperationPrice? price = null, PartScope? parts = null)
    {
        var output = new ResultWriter(_plan.ExpectedLength);
        var errors = new ErrorList(_request.OnError is ErrorMode.Halt ? 1 : _runtime.Options.MaxErrors);
        if (_plan.Refusals is { } refusals)
        {
            TellOfFragments(refusals, errors);
        }

        using (var reader = new ObjectReader(_states))
        {
            ResultComposer.Write(_plan, reader, output, errors, _conditions, _request.OnError, _runtime.ComposerLimits, parts);
        }

        _plan.ExpectedLength = Math.Max(output.Length, 1024);
        if (_request.OnError is not ErrorMode.Halt)
        {
            errors.Complete(); // else the first one is all there is
        }

        return new GatewayResult(output, errors.Errors)
        {
            VariableIndex = variableIndex,
            Cursor = cursor,
            Extensions = Extensions(price),
        };
    }

    /// <summary>A fragment that is taken out leaves no place to tell of it: that is the field which it stands in.</summary>
    private void TellOfFragments(IReadOnlyList<Refusal> refusals, ErrorList errors)
    {
        foreach (var refusal in refusals)
        {
            if (refusal.IsFragment && refusal.IsSelected(_variables))
            {
                errors.Add(refusal.Error);
            }
        }
    }

    private Dictionary<string, object?>? Extensions(OperationPrice? price)
    {
        var extensions = price?.ToExtensions();
        if (_runtime.Options is { AllowPlanHeader: true, ShowSources: true } && _request.GetHeader("Fusion-Operation-Plan") == "1")
        {
            (extensions ??= [])["fusion"] = PlanReport.Create(_plan, _states);
        }

        return extensions;
    }

    public void Dispose()
    {
        foreach (var state in _states)
        {
            state.Dispose();
        }

        _found.Dispose();
        DisposeWaves();
    }

    private Task RunAllAsync(FetchStep? first, List<Task>? others, CancellationToken cancellationToken) => (first, others) switch
    {
        (null, null) => Task.CompletedTask,
        (_, null) => RunAsync(first, cancellationToken),
        _ => RunSideBySideAsync(first, others, cancellationToken),
    };

    private async Task RunSideBySideAsync(FetchStep? first, List<Task> others, CancellationToken cancellationToken)
    {
        try
        {
            await RunAllAsync(first, null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // whatever happens, nobody is left behind that works with buffers which are given back
            await Task.WhenAll(others).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(FetchStep step, CancellationToken cancellationToken)
    {
        if (step.Shared is { } shared)
        {
            // the first fetch brings what all of them want
            if (shared.First == step && !_isHalted)
            {
                await FetchAsync(shared, cancellationToken).ConfigureAwait(false);
            }
        }
        else if (step.Condition?.Holds(_conditions) != false)
        {
            await FetchTimedAsync(_states[step.Id - 1], cancellationToken).ConfigureAwait(false);
        }

        await ContinueAsync(step, cancellationToken).ConfigureAwait(false);
    }

    private Task ContinueAsync(FetchStep step, CancellationToken cancellationToken)
    {
        FetchStep? next = null;
        List<Task>? others = null;
        foreach (var dependent in step.Dependents)
        {
            if (Interlocked.Decrement(ref _waiting[dependent.Id - 1]) > 0)
            {
                continue;
            }

            if (next is null)
            {
                next = dependent;
            }
            else
            {
                (others ??= []).Add(RunAsync(dependent, cancellationToken));
            }
        }

        return RunAllAsync(next, others, cancellationToken);
    }

    private void BeginTime()
    {
        var time = _runtime.Options.TimeProvider;
        _endsAt = time.GetTimestamp() + (long)(Timeout.TotalSeconds * time.TimestampFrequency);
    }
}

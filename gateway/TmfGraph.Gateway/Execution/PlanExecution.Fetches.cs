using System.Diagnostics;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Execution;

/// <summary>One fetch: what it asks for, and what comes of its answer.</summary>
internal sealed partial class PlanExecution
{
    /// <inheritdoc cref="SourceRequest.After"/>
    private long After => _plan.Kind is OperationKind.Mutation ? Stopwatch.GetTimestamp() : _after;

    private async Task FetchTimedAsync(StepState state, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await FetchAsync(state, cancellationToken).ConfigureAwait(false);
        state.Milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private ValueTask FetchAsync(StepState state, CancellationToken cancellationToken)
    {
        if (_isHalted)
        {
            return ValueTask.CompletedTask; // the answer has no data whatever comes
        }

        var operation = state.Step.Operation;
        if (!state.Step.IsForObjects)
        {
            state.SetCount = 1;
            return SendAsync(state, ForwardedVariables.ObjectOf(operation, _variables), null, cancellationToken);
        }

        if (state.Step.Contexts.Count > 0)
        {
            return FetchInContextAsync(state, cancellationToken);
        }

        var sets = new VariableSets(ForwardedVariables.PropertiesOf(operation, _variables), operation.Representations);
        Collect(state, sets);
        return state.Lacking is null
            ? SendAsync(state, sets, cancellationToken)
            : FetchLackingAsync(state, sets, cancellationToken);
    }

    private ValueTask SendAsync(StepState state, VariableSets sets, CancellationToken cancellationToken)
    {
        if (sets.Count == 0)
        {
            sets.Dispose();
            Inherit(state);
            return ValueTask.CompletedTask;
        }

        sets.Complete();
        state.SetCount = sets.Count;
        return SendAsync(state, sets.Body, sets, cancellationToken);
    }

    /// <summary>Writes the keys of all objects that a fetch is to find.</summary>
    private void Collect(StepState state, VariableSets sets)
    {
        if (state.Step.KnownKeys is not null)
        {
            KnownKeyWriter.Write(state, _variables, sets);
            return;
        }

        var states = state.Wave?.States ?? _states;
        using var reader = new ObjectReader(states, _runtime.Options.ShowSources);
        using var collector = state.Step.Apart.Count > 0
            ? new ApartCollector(states, state, reader, sets, _variables, _conditions, _runtime.Facts)
            : new ObjectCollector(states, state, reader, sets, _variables, _conditions, _runtime.Facts, state.Wave is null ? _found : null);
        collector.Collect();
    }

    private ValueTask SendAsync(StepState state, ReadOnlyMemory<byte> variables, VariableSets? sets, CancellationToken cancellationToken) =>
        SendAsync(state, state.Step.Operation, state.Step.Reduced, variables, sets, cancellationToken);

    /// <summary>Sends a request for the objects of a fetch, and takes what comes. Does not fail.</summary>
    /// <param name="reduced">See <see cref="FetchStep.Reduced"/>.</param>
    /// <param name="sets">Given back when the request is over; null for those that are somebody else's.</param>
    private async ValueTask SendAsync(
        StepState state, FetchOperation operation, FetchOperation? reduced, ReadOnlyMemory<byte> variables, VariableSets? sets, CancellationToken cancellationToken)
    {
        try
        {
            var endpoint = _runtime.EndpointOf(state.Step.Source);
            var request = RequestFor(state, operation, variables, endpoint.KeepsNulls(state.Step));
            Take(state, await endpoint.SendAsync(request, cancellationToken).ConfigureAwait(false));
            await RecoverAsync(state, reduced, variables, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceSchemaException exception)
        {
            Fail(state, exception);
        }
        finally
        {
            sets?.Dispose();
        }
    }

    /// <summary>A request of one operation for as many objects as a state counts.</summary>
    /// <param name="keepsNulls">See <see cref="SourceRequest.KeepsNulls"/>; answers in parts are always asked so.</param>
    private SourceRequest RequestFor(StepState state, FetchOperation operation, ReadOnlyMemory<byte> variables, bool keepsNulls) => new()
    {
        Operation = operation,
        Variables = variables,
        SetCount = state.Step.IsEntities ? 1 : state.SetCount,
        EntityCount = state.Step.IsEntities ? state.SetCount : 0,
        KeepsNulls = _plan.Parts is not null || keepsNulls,
        Client = _request,
        EndsAt = _endsAt,
        After = After,
    };

    private void Take(StepState state, SourceResponse response)
    {
        try
        {
            ResponseParser.Read(state, response, _runtime.ErrorReader);
            EndAtErrors(state);
        }
        catch (SourceSchemaException exception)
        {
            if (state.Tape is null)
            {
                response.Dispose();
            }

            _runtime.EndpointOf(state.Step.Source).AddInvalid(exception);
            Fail(state, exception);
        }
    }

    private void Fail(StepState state, SourceSchemaException exception)
    {
        state.SetRows = [];
        state.Errors = null;
        state.FurtherFailures = null;
        state.Failure = _runtime.ToError(exception, state.Step.Source);
        EndAtErrors(state);
    }

    private void EndAtErrors(StepState state) =>
        _isHalted |= _request.OnError is ErrorMode.Halt && (state.Failure is not null || state.Errors is not null);

    /// <summary>A fetch whose objects never came fails for the reason they did not come.</summary>
    private void Inherit(StepState state)
    {
        if (state.Lacking is not null)
        {
            return; // there are objects, and it is known why they were not asked for
        }

        foreach (var dependency in state.Step.DependsOn)
        {
            if ((state.Wave?.States ?? _states)[dependency.Id - 1].Failure is { } failure)
            {
                state.Failure = failure;
                return;
            }
        }
    }
}

using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Execution.Values;
using OperationPlan = TmfGraph.Gateway.Planning.OperationPlan;

namespace TmfGraph.Gateway.Execution;

public sealed partial class GatewayExecutor
{
    /// <summary>
    /// How many operations run and wait, whatever the schema. Deferred parts and events take a turn each, however many wait: they are limited
    /// elsewhere.
    /// </summary>
    internal OperationGate Gate { get; }

    /// <summary>Runs an operation when it is its turn, which is part of its time.</summary>
    private async ValueTask<ExecutionResult> RunInTurnAsync(
        GatewayRuntime runtime,
        OperationPlan plan,
        OperationRequest request,
        VariableValues[] variables,
        OperationPrice[]? prices,
        CancellationToken cancellationToken)
    {
        var time = RequestTimeout.Of(request, _options.ExecutionTimeout);
        if (!Gate.TryEnter())
        {
            var began = _options.TimeProvider.GetTimestamp();
            if (await WaitAsync(time, cancellationToken).ConfigureAwait(false) is { } refused)
            {
                return refused;
            }

            var left = time - _options.TimeProvider.GetElapsedTime(began);
            time = left > TimeSpan.Zero ? left : TimeSpan.FromTicks(1);
        }

        try
        {
            return request.Variables.ValueKind is JsonValueKind.Array ? await RunBatchAsync(runtime, plan, request, variables, prices, time, cancellationToken).ConfigureAwait(false)
                : plan.Parts is not null ? await RunInPartsAsync(runtime, plan, request, variables[0], prices?[0], time, cancellationToken).ConfigureAwait(false)
                : await RunAsync(runtime, plan, request, variables[0], prices?[0], null, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Gate.Leave();
        }
    }

    /// <summary>Waits for a turn. Gives the refusal when there is none; null for a turn.</summary>
    private async ValueTask<OperationResult?> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(time, _options.TimeProvider, cancellationToken);
        try
        {
            return await Gate.EnterAsync(deadline.Token).ConfigureAwait(false) ? null : RequestErrors.Overloaded();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RequestErrors.Timeout(time);
        }
    }
}

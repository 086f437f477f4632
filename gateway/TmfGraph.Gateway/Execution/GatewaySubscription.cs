using System.Runtime.CompilerServices;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>A subscription: its root field is a stream of one source, and every event is completed from the others.</summary>
internal sealed class GatewaySubscription(OperationPlan plan, GatewayRuntime runtime, OperationRequest request, VariableValues variables)
{
    /// <summary>Opens the stream of the source. When that fails, the result says so and names it.</summary>
    public async ValueTask<ExecutionResult> OpenAsync(CancellationToken cancellationToken)
    {
        var step = plan.Steps[0];
        var source = new SourceRequest
        {
            Operation = step.Operation,
            Variables = PlanExecution.ForwardObject(step.Operation, variables),
            SetCount = 1,
            Client = request,
            LastEventId = request.GetHeader("Last-Event-ID"),
        };
        try
        {
            var stream = await runtime.EndpointOf(step.Source).Client.SubscribeAsync(source, cancellationToken).ConfigureAwait(false);
            return new ResponseStream(token => ReadAsync(stream, token), stream.DisposeAsync);
        }
        catch (SourceSchemaException exception)
        {
            return RequestErrors.Result(RequestFailure.Unexpected, runtime.ToError(exception, step.Source));
        }
    }

    /// <summary>Reads events until the source ends. When it fails, the last result says so and names it.</summary>
    private async IAsyncEnumerable<OperationResult> ReadAsync(SourceStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = stream.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposal = events.ConfigureAwait(false);
        while (true)
        {
            OperationResult? failure = null;
            try
            {
                if (!await events.MoveNextAsync().ConfigureAwait(false))
                {
                    yield break;
                }
            }
            catch (SourceSchemaException exception)
            {
                failure = RequestErrors.Result(RequestFailure.Unexpected, runtime.ToError(exception, plan.Steps[0].Source));
            }

            if (failure is not null)
            {
                yield return failure;
                yield break;
            }

            var result = await CompleteAsync(events.Current, cancellationToken).ConfigureAwait(false);
            yield return result;
            if (!result.HasData)
            {
                yield break;
            }
        }
    }

    private async Task<OperationResult> CompleteAsync(SourceResponse response, CancellationToken cancellationToken)
    {
        using var execution = new PlanExecution(plan, runtime, request, variables);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(runtime.Options.ExecutionTimeout);
        await execution.RunAfterAsync(response, deadline.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return execution.RequestFailure is { } refused
            ? RequestErrors.Result(RequestFailure.Unexpected, refused)
            : execution.Compose(null, response.Cursor);
    }
}

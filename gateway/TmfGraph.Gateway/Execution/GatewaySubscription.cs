using System.Runtime.CompilerServices;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.Gateway.Streams;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// A subscription: its root field is a stream of one source, and every event is completed from the others, over the schema of the moment as far as
/// that can be (<see cref="LivePlan"/>).
/// </summary>
internal sealed class GatewaySubscription(OperationPlan plan, GatewayRuntime runtime, OperationRequest request, VariableValues variables)
{
    private readonly string? _resumedBehind = request.GetHeader("Last-Event-ID");
    private readonly TimeSpan _time = RequestTimeout.Of(request, runtime.Options.ExecutionTimeout);
    private readonly LivePlan _live = new(plan, runtime, request, variables); // now, as long as the request is there to be copied

    /// <summary>Opens the stream of the source. When that fails, the result says so and names it.</summary>
    public async ValueTask<ExecutionResult> OpenAsync(CancellationToken cancellationToken)
    {
        var step = plan.Steps[0];
        var endpoint = runtime.EndpointOf(step.Source);
        var source = new SourceRequest
        {
            Operation = step.Operation,
            Variables = ForwardedVariables.ObjectOf(step.Operation, variables),
            SetCount = 1,
            KeepsNulls = endpoint.KeepsNulls(step),
            Client = request,
            LastEventId = _resumedBehind,
        };
        try
        {
            var stream = await endpoint.SubscribeAsync(source, cancellationToken).ConfigureAwait(false);
            return new ResponseStream(token => ReadAsync(stream, token), stream.DisposeAsync) { StartCursor = stream.StartCursor };
        }
        catch (SourceSchemaException exception)
        {
            return RequestErrors.Result(
                exception.Code == StreamErrorCodes.Limit ? RequestFailure.Overloaded : RequestFailure.Unexpected,
                runtime.ToError(exception, step.Source));
        }
    }

    /// <summary>Reads events until the source ends. When it fails, the last result says so, names it, and tells where a client may go on.</summary>
    private async IAsyncEnumerable<OperationResult> ReadAsync(SourceStream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = new EventCompletion(runtime.Options.Streams.MaxParallelEvents, CompleteAsync)
            .ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var disposal = events.ConfigureAwait(false);
        var lastCursor = stream.StartCursor ?? _resumedBehind;
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
                failure = RequestErrors.Result(RequestFailure.Unexpected, WithCursor(runtime.ToError(exception, plan.Steps[0].Source), lastCursor));
            }

            if (failure is null && events.Current is { HasData: false } refused)
            {
                failure = RequestErrors.Result(refused.Failure, [WithCursor(refused.Errors[0], lastCursor), .. refused.Errors.Skip(1)]);
            }

            if (failure is not null)
            {
                yield return failure;
                yield break;
            }

            lastCursor = events.Current.Cursor ?? lastCursor;
            yield return events.Current;
        }
    }

    private static GraphQLError WithCursor(GraphQLError error, string? lastCursor) => lastCursor is null
        ? error
        : error with { Extensions = new Dictionary<string, object?>(error.Extensions ?? new Dictionary<string, object?>()) { ["lastCursor"] = lastCursor } };

    private async Task<OperationResult> CompleteAsync(SourceResponse response, CancellationToken cancellationToken)
    {
        var live = _live.Follow();
        if (live.End is not null)
        {
            return RequestErrors.Result(RequestFailure.Validation, live.End);
        }

        var gate = live.Runtime.Executor.Gate;
        await gate.EnterPatientlyAsync(cancellationToken).ConfigureAwait(false); // an event's time begins with its turn
        try
        {
            using var execution = new PlanExecution(live.Plan, live.Runtime, request, live.Variables, _time);
            using var deadline = new Deadline(_time, live.Runtime.Options.TimeProvider, cancellationToken);
            await execution.RunAfterAsync(response, deadline.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return execution.RequestFailure is { } refused
                ? RequestErrors.Result(RequestFailure.Unexpected, refused)
                : execution.Compose(null, response.Cursor);
        }
        finally
        {
            gate.Leave();
        }
    }
}

using System.Runtime.CompilerServices;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>Opens the source stream of a subscription and turns its events into results.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Subscription"/>
internal sealed class SubscriptionSource(
    OperationPlan plan, OperationRequest request, VariableValues variables, ExecutionOptions options, OperationGate gate)
{
    private readonly VariableValues[] _variables = [variables];
    private readonly TimeSpan _timeout = RequestTimeout.Of(request, options.ExecutionTimeout);

    /// <summary>The response stream, or a result with errors when the source cannot be opened.</summary>
    public async ValueTask<ExecutionResult> SubscribeAsync(CancellationToken cancellationToken)
    {
        if (plan.Root.Fields is not [var field] || field.Field.Resolver is not StreamResolver resolver)
        {
            return RequestErrors.Result(RequestFailure.Validation, "A subscription selects exactly one field that is a stream of events.");
        }

        using var run = new OperationRun(plan, request, _variables, options);
        if (run.GetArguments(field, 0, out var error) is not { } arguments)
        {
            return RequestErrors.Result(RequestFailure.Variables, error!); // no arguments means an error
        }

        var context = new StreamContext { Field = field.Field, Arguments = arguments, Request = request };
        try
        {
            var events = await resolver.Subscribe(context, cancellationToken).ConfigureAwait(false);
            return Respond(events, context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Failed(exception, context);
        }
    }

    // once it is read, the end of the reading closes it
    private ResponseStream Respond(IAsyncEnumerable<SourceEvent> events, StreamContext context)
    {
        var isRead = false;
        return new ResponseStream(
            token =>
            {
                isRead = true;
                return ReadAsync(events, context, token);
            },
            () => !isRead && events is IAsyncDisposable open ? open.DisposeAsync() : default)
        {
            StartCursor = context.StartCursor,
        };
    }

    private async IAsyncEnumerable<OperationResult> ReadAsync(
        IAsyncEnumerable<SourceEvent> source, StreamContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = source.GetAsyncEnumerator(cancellationToken);
        await using (events.ConfigureAwait(false))
        {
            while (true)
            {
                OperationResult? last = null;
                try
                {
                    if (!await events.MoveNextAsync().ConfigureAwait(false))
                    {
                        break;
                    }
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    break;
                }
                catch (Exception exception)
                {
                    last = Failed(exception, context);
                }

                if (last is not null)
                {
                    yield return last;
                    break;
                }

                var result = await ExecuteAsync(events.Current, context, cancellationToken).ConfigureAwait(false);
                yield return result;
                if (!result.HasData)
                {
                    break;
                }
            }
        }
    }

    private async ValueTask<OperationResult> ExecuteAsync(SourceEvent sourceEvent, StreamContext context, CancellationToken cancellationToken)
    {
        await gate.EnterPatientlyAsync(cancellationToken).ConfigureAwait(false); // an event's time begins with its turn, as losing it ends the stream
        try
        {
            using var deadline = new Deadline(_timeout, options.TimeProvider, cancellationToken);
            using var run = new OperationRun(plan, request, _variables, options);
            return await run.ExecuteEventAsync(sourceEvent, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RequestErrors.Timeout(_timeout);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (Exception exception)
        {
            return Failed(exception, context);
        }
        finally
        {
            gate.Leave();
        }
    }

    // what a resolver foresees is a matter of the request, such as a filter that means nothing
    private OperationResult Failed(Exception exception, StreamContext context) => RequestErrors.Result(
        exception is GraphQLException ? RequestFailure.Validation : RequestFailure.Unexpected, UnexpectedErrors.ToError(exception, context.Field.Coordinate, options));
}

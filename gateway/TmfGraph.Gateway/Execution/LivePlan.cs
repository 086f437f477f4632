using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

// How a stream outlives the schema it began with
// ----------------------------------------------
// The stream of the source stays open; what it sends is completed from other sources by a plan, and those may have moved or changed meanwhile. So
// with the first event after a swap the operation is planned over the new schema, and from then on events are completed by that plan. When the
// new schema would ask the source for another stream, the events still are what the old plan asked for: then that one goes on. When the
// operation is not valid any more, fields of it are gone: the stream ends and says which.

/// <summary>The plan that completes the events of a stream: over the newest schema, as far as that can be. Safe to use by several events at once.</summary>
internal sealed class LivePlan(OperationPlan plan, GatewayRuntime runtime, OperationRequest request, VariableValues variables)
{
    private readonly Lock _lock = new();

    // copied, as its buffer belongs to a request that may be read to its end while the stream goes on
    private readonly OperationRequest _request = new()
    {
        Document = request.Document.ToArray(),
        OperationName = request.OperationName,
        Variables = request.Variables,
        User = request.User,
        GetHeader = request.GetHeader,
    };

    private volatile LiveStage _stage = new(plan, runtime, variables, new WeakReference<GatewayRuntime>(runtime), null);

    /// <summary>What completes an event that comes now.</summary>
    public LiveStage Follow()
    {
        var stage = _stage;
        var newest = stage.Runtime.Executor.Runtime;
        if (stage.HasSeen(newest))
        {
            return stage;
        }

        lock (_lock)
        {
            return _stage = _stage.HasSeen(newest) ? _stage : Move(_stage with { Seen = new WeakReference<GatewayRuntime>(newest) }, newest);
        }
    }

    private LiveStage Move(LiveStage stage, GatewayRuntime newest)
    {
        if (stage.End is not null)
        {
            return stage;
        }

        try
        {
            if (newest.Executor.Prepare(newest, _request, out var prepared) is { } failed)
            {
                return Ended(stage, failed.Errors[0]);
            }

            var next = prepared!; // no failure means an operation
            if (next.Plan.Steps.Count == 0 || !IsSameStream(stage.Plan.Steps[0], next.Plan.Steps[0]))
            {
                // the old plan may show what the new schema does not let everybody see
                return next.Plan.Refusals is [var first, ..] ? Ended(stage, first.Error) : stage;
            }

            var options = newest.Options;
            return VariableCoercer.Coerce(next.Variables, _request.Variables, options.MaxErrors, out var errors, options.MaxListItems, options.MaxStringBytes) is { } values
                ? stage with { Plan = next.Plan, Runtime = newest, Variables = values }
                : Ended(stage, errors[0]);
        }
        catch (Exception exception) when (exception is PlanningException or GraphQLException)
        {
            return newest.Schema.Access.IsEmpty ? stage // valid, but not to be planned: what there is goes on
                : Ended(stage, new GraphQLError(exception.Message));
        }
    }

    private static bool IsSameStream(FetchStep old, FetchStep @new) =>
        old.Source?.Name == @new.Source?.Name && old.Operation.BodyStart.Span.SequenceEqual(@new.Operation.BodyStart.Span);

    private static LiveStage Ended(LiveStage stage, GraphQLError error) => stage with
    {
        End = new GraphQLError($"The stream ends, as the schema has changed. {error.Message}") { Code = error.Code },
    };
}

/// <summary>What a stream runs over.</summary>
/// <param name="Seen">The newest schema it was tried over, which need not be the one it runs over.</param>
/// <param name="End">Why the stream ends; null as long as it goes on.</param>
internal sealed record LiveStage(
    OperationPlan Plan, GatewayRuntime Runtime, VariableValues Variables, WeakReference<GatewayRuntime> Seen, GraphQLError? End)
{
    public bool HasSeen(GatewayRuntime newest) => Seen.TryGetTarget(out var seen) && ReferenceEquals(seen, newest);
}

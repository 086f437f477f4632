using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Execution;

// How a schema is swapped
// -----------------------
// All that belongs to one schema is in a runtime: its planner, its plans, the clients of its sources. A request takes the runtime of the moment when
// it comes and ends on it; nothing is locked and nobody waits. A new runtime first plans what clients asked the old one for, beside the requests
// that go on; then one write makes it the runtime of all requests that come. The old one is garbage when the last request that began on it has
// ended. What is known of a source that stays (its circuit, who is under way there, its streams) goes over to the new runtime, see SourceState; of
// one that is gone, or has another address, it goes with the old. Streams live longer than that: their events are completed over the new schema, see LivePlan.
public sealed partial class GatewayExecutor
{
    private readonly Lock _swapping = new();

    /// <summary>What new requests run over.</summary>
    internal GatewayRuntime Runtime => _runtime;

    /// <summary>
    /// Runs new requests over another schema. Running requests end over the one they began with, streams go on. Operations that clients asked for
    /// recently are planned first, see <see cref="GatewayOptions.MaxWarmedOperations"/>; those that are not valid any more hinder nothing.
    /// </summary>
    /// <exception cref="ArgumentException">A source cannot be reached as its settings say; the schema stays as it was.</exception>
    public SchemaSwap Replace(CompositeSchema schema, Func<SourceSchemaInfo, ISourceSchemaClient> clients)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(clients);
        lock (_swapping)
        {
            var next = new GatewayRuntime(this, schema, clients, _options, Metrics, _runtime);
            var swap = WarmUp(next, _runtime.Plans.Recent());
            _runtime = next;
            return swap;
        }
    }

    private SchemaSwap WarmUp(GatewayRuntime next, IReadOnlyList<(ReadOnlyMemory<byte> Document, string? OperationName)> operations)
    {
        var (planned, refused, firstRefusal) = (0, 0, (string?)null);
        var time = _options.TimeProvider;
        var start = time.GetTimestamp();
        foreach (var (document, operationName) in operations.Take(_options.MaxWarmedOperations))
        {
            if (time.GetElapsedTime(start) > _options.WarmUpTime)
            {
                break;
            }

            if (Refusal(next, new OperationRequest { Document = document, OperationName = operationName }) is { } reason)
            {
                refused++;
                firstRefusal ??= $"{NameOf(document, operationName)}: {reason}";
            }
            else
            {
                planned++;
            }
        }

        return new SchemaSwap(planned, refused, firstRefusal, operations.Count - planned - refused);
    }

    /// <summary>Plans an operation; says why when it cannot be.</summary>
    private string? Refusal(GatewayRuntime runtime, OperationRequest request)
    {
        try
        {
            return Prepare(runtime, request, out _)?.Errors[0].Message;
        }
        catch (Exception exception) when (exception is PlanningException or GraphQLException)
        {
            return exception.Message;
        }
    }

    private string NameOf(ReadOnlyMemory<byte> document, string? operationName) =>
        operationName
        ?? SyntaxParser.Parse(document.Span, _options.ParserLimits).Definitions.OfType<OperationDefinitionNode>().First().Name // it was answered before
        ?? "an operation without a name";
}

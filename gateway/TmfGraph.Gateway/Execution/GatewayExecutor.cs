using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution.Incremental;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;
using OperationPlan = TmfGraph.Gateway.Planning.OperationPlan;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Answers requests out of source schemas: parse, validate and plan (once per document), coerce variables, fetch, compose. Safe to use by
/// many requests at the same time; the schema can be swapped while they run.
/// </summary>
public sealed partial class GatewayExecutor : IRequestExecutor, IDisposable
{
    private readonly GatewayOptions _options;
    private volatile GatewayRuntime _runtime;

    /// <param name="schema">What clients see and who serves it.</param>
    /// <param name="clients">Gives the client of each source schema; asked once for each.</param>
    /// <param name="options">Limits and switches; null for the defaults.</param>
    /// <param name="metrics">Where requests are counted; null for counters of its own.</param>
    public GatewayExecutor(
        CompositeSchema schema,
        Func<SourceSchemaInfo, ISourceSchemaClient> clients,
        GatewayOptions? options = null,
        GatewayMetrics? metrics = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(clients);
        _options = options ?? new GatewayOptions();
        Metrics = metrics ?? new GatewayMetrics();
        Gate = new OperationGate(_options.MaxParallelOperations, _options.MaxQueuedOperations);
        _runtime = new GatewayRuntime(this, schema, clients, _options, Metrics);
    }

    public GraphSchema Schema => _runtime.Schema.Public;

    /// <inheritdoc/>
    public ParserLimits ParserLimits => _options.ParserLimits;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClientHeaders => _options.ForwardedHeaders;

    /// <summary>The composite schema that new requests run over.</summary>
    public CompositeSchema Composite => _runtime.Schema;

    /// <summary>What was asked of the source schemas.</summary>
    public GatewayMetrics Metrics { get; }

    /// <summary>
    /// The plan of an operation, as it would run; null with errors when the document is not valid. When something is deferred or streamed it is the
    /// plan for an answer in parts; see <see cref="Planner.PlanInParts(GraphQL.Language.DocumentNode, OperationDefinitionNode, IReadOnlySet{string})"/>.
    /// </summary>
    /// <exception cref="PlanningException">It cannot be planned.</exception>
    public OperationPlan? Plan(ReadOnlyMemory<byte> document, string? operationName, out IReadOnlyList<GraphQLError> errors)
    {
        var runtime = _runtime;
        var failed = Prepare(runtime, new OperationRequest { Document = document, OperationName = operationName }, out var prepared);
        errors = failed?.Errors ?? [];
        return prepared is { HasIncremental: true } ? prepared.InParts(runtime) : prepared?.Plan;
    }

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var runtime = _runtime;
        try
        {
            if (Prepare(runtime, request, out var prepared) is { } failed)
            {
                return new ValueTask<ExecutionResult>(failed);
            }

            var operation = prepared!; // no failure means an operation
            OperationTrace.Describe(operation.Plan.Kind, request.OperationName);
            if (RequestErrors.NotAllowed(request.Allowed, operation.Plan.Kind) is { } refused)
            {
                return new ValueTask<ExecutionResult>(refused);
            }

            if (RequestVariables.Coerce(request, operation.Plan.Kind, operation.Variables, _options.VariableLimits, out var variables) is { } invalid)
            {
                return new ValueTask<ExecutionResult>(invalid);
            }

            if (CostCheck.Run(operation.Cost, request, variables!, _options.Cost, out var prices) is { } answered) // the same
            {
                return new ValueTask<ExecutionResult>(answered);
            }

            if (operation.Refusals is not null && Refuse(operation, variables!) is { } unauthorized) // the same
            {
                return new ValueTask<ExecutionResult>(unauthorized);
            }

            if (operation.Plan.Kind is OperationKind.Subscription)
            {
                return new GatewaySubscription(operation.Plan, runtime, request, variables![0]).OpenAsync(cancellationToken); // as above
            }

            var plan = operation.HasIncremental && request.MayComeInParts(operation.Plan.Kind)
                ? operation.ForParts(runtime, variables![0], request.Incremental is IncrementalFormat.Patches, request.OnError)
                : operation.For(runtime, request.OnError);
            return RunInTurnAsync(runtime, plan, request, variables!, prices, cancellationToken);
        }
        catch (PlanningException exception)
        {
            return new ValueTask<ExecutionResult>(RequestErrors.Result(RequestFailure.Validation, exception.Message, exception.Code));
        }
        catch (GraphQLException exception)
        {
            return new ValueTask<ExecutionResult>(RequestErrors.Result(RequestFailure.Validation, exception.Error));
        }
    }

    public void Dispose() => _runtime.Dispose();

    /// <summary>Takes an operation from the plans of a runtime, or validates and plans it there. Gives what is wrong with it; null for nothing.</summary>
    internal OperationResult? Prepare(GatewayRuntime runtime, OperationRequest request, out PreparedOperation? prepared)
    {
        var labels = runtime.Overrides.Choose(request);
        prepared = runtime.Plans.TryGet(request.Document, request.OperationName, out var variants) ? variants.Find(labels, runtime.Access, request.User) : null;
        if (prepared is not null)
        {
            return null;
        }

        if (OperationReader.Read(
            request,
            runtime.Schema.Public,
            _options.MaxDocumentBytes,
            (schema, read) => DocumentValidator.Validate(schema, read, _options.ValidationLimits),
            out var document,
            out var operation,
            _options.ParserLimits) is { } failed)
        {
            return failed;
        }

        prepared = PreparedOperation.Create(runtime, document!, operation!, labels, request.User); // no failure means both
        if (variants is not null)
        {
            variants.Add(prepared);
        }
        else
        {
            runtime.Plans.Add(request.Document, request.OperationName, new PreparedVariants(prepared));
        }

        return null;
    }

    /// <summary>First what comes at once, then what is deferred and streamed.</summary>
    private static async ValueTask<ExecutionResult> RunInPartsAsync(
        GatewayRuntime runtime,
        OperationPlan plan,
        OperationRequest request,
        VariableValues variables,
        OperationPrice? price,
        TimeSpan time,
        CancellationToken cancellationToken)
    {
        var options = runtime.Options;
        var execution = new PlanExecution(plan, runtime, request, variables, time);
        try
        {
            using var deadline = new Deadline(execution.Timeout, options.TimeProvider, cancellationToken);
            var (initial, later) = await execution.RunFirstPartAsync(price, deadline.Token).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (later.Count == 0)
            {
                execution.Dispose();
                return initial;
            }

            var delivery = new IncrementalDelivery(
                request.Incremental,
                options.MaxDeferredParts,
                new PartRunner(execution, runtime),
                token => new Deadline(execution.Timeout, options.TimeProvider, token));
            initial.Parts = delivery.Begin(later);
            return new ResponseStream(token => delivery.ReadAsync(initial, token), () =>
            {
                execution.Dispose();
                return initial.DisposeAsync();
            })
            {
                EndsByItself = true,
            };
        }
        catch (GraphQLException exception)
        {
            execution.Dispose(); // more parts are deferred than allowed
            return RequestErrors.Result(RequestFailure.Validation, exception.Error);
        }
        catch
        {
            execution.Dispose();
            throw;
        }
    }

    /// <summary>Queries run side by side, some at a time, so that one client leaves room for others at the sources; mutations one after the other.</summary>
    private static async ValueTask<ExecutionResult> RunBatchAsync(
        GatewayRuntime runtime,
        OperationPlan plan,
        OperationRequest request,
        VariableValues[] variables,
        OperationPrice[]? prices,
        TimeSpan time,
        CancellationToken cancellationToken)
    {
        var results = new OperationResult[variables.Length];
        if (plan.Kind is OperationKind.Mutation)
        {
            for (var i = 0; i < results.Length; i++)
            {
                results[i] = await RunAsync(runtime, plan, request, variables[i], prices?[i], i, time, cancellationToken).ConfigureAwait(false);
            }

            return new BatchResult(results);
        }

        var next = -1;
        var lanes = new Task[Math.Min(runtime.Options.MaxParallelBatchRequests, results.Length)];
        for (var i = 0; i < lanes.Length; i++)
        {
            lanes[i] = RunNextAsync();
        }

        await Task.WhenAll(lanes).ConfigureAwait(false);
        return new BatchResult(results);

        async Task RunNextAsync()
        {
            while (Interlocked.Increment(ref next) is var i && i < results.Length)
            {
                results[i] = await RunAsync(runtime, plan, request, variables[i], prices?[i], i, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask<OperationResult> RunAsync(
        GatewayRuntime runtime,
        OperationPlan plan,
        OperationRequest request,
        VariableValues variables,
        OperationPrice? price,
        int? variableIndex,
        TimeSpan time,
        CancellationToken cancellationToken)
    {
        using var execution = new PlanExecution(plan, runtime, request, variables, time);
        using var deadline = new Deadline(execution.Timeout, runtime.Options.TimeProvider, cancellationToken);
        await execution.RunAsync(deadline.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return execution.Compose(variableIndex, null, price);
    }
}

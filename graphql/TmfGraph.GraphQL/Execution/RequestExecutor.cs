using System.Text.Json;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution;

/// <summary>
/// Runs requests over a schema with resolvers: parse, validate, compile (all three once per document), coerce variables, execute. Safe to
/// use by many requests at the same time.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Executing-Requests"/>
public sealed class RequestExecutor : IRequestExecutor, IDisposable
{
    private readonly ExecutionOptions _options;
    private readonly PlanCache<OperationPlan> _plans;
    private readonly CostModel _costs;
    private readonly OperationGate _gate;

    public RequestExecutor(GraphSchema schema, ExecutionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _options = options ?? new ExecutionOptions();
        _plans = new PlanCache<OperationPlan>(_options.PlanCacheSize, _options.PlanCacheBytes, static plan => plan.EstimatedBytes);
        _costs = new CostModel(schema, _options.Cost);
        _gate = new OperationGate(_options.MaxParallelOperations, _options.MaxQueuedOperations);
    }

    public GraphSchema Schema { get; }

    /// <inheritdoc/>
    public ParserLimits ParserLimits => _options.ParserLimits;

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            if (Prepare(request, out var plan, out var variables) is { } failed)
            {
                return new ValueTask<ExecutionResult>(failed);
            }

            if (CostCheck.Run(plan!.Cost!, request, variables!, _options.Cost, out var prices) is { } answered) // all are there when nothing failed
            {
                return new ValueTask<ExecutionResult>(answered);
            }

            var chosen = plan.HasIncremental && request.MayComeInParts(plan.Kind) ? plan.ForParts(variables![0], request.Incremental is IncrementalFormat.Patches) : plan;
            return ExecuteAsync(chosen, request, variables!, prices, cancellationToken);
        }
        catch (GraphQLException exception)
        {
            return new ValueTask<ExecutionResult>(RequestErrors.Result(RequestFailure.Validation, exception.Error));
        }
        catch (Exception exception)
        {
            return new ValueTask<ExecutionResult>(Unexpected(exception));
        }
    }

    public void Dispose() => _gate.Dispose();

    private OperationResult? Prepare(OperationRequest request, out OperationPlan? plan, out VariableValues[]? variables)
    {
        variables = null;
        if (FindPlan(request, out plan) is { } failed)
        {
            return failed;
        }

        OperationTrace.Describe(plan!.Kind, request.OperationName); // no failure means a plan
        return RequestErrors.NotAllowed(request.Allowed, plan.Kind)
            ?? RequestVariables.Coerce(request, plan.Kind, plan.Variables, _options.VariableLimits, out variables);
    }

    private OperationResult? FindPlan(OperationRequest request, out OperationPlan? plan)
    {
        if (_plans.TryGet(request.Document, request.OperationName, out plan))
        {
            return null;
        }

        if (OperationReader.Read(
            request, Schema, _options.MaxDocumentBytes, _options.Validate, out var document, out var operation, _options.ParserLimits) is { } failed)
        {
            return failed;
        }

        plan = OperationPlan.Create(Schema, document!, operation!, _options.MaxPlanFields); // no failure means both
        plan.AddCost(_costs);
        _plans.Add(request.Document, request.OperationName, plan);
        return null;
    }

    private ValueTask<ExecutionResult> ExecuteAsync(
        OperationPlan plan, OperationRequest request, VariableValues[] variables, OperationPrice[]? prices, CancellationToken cancellationToken)
    {
        if (plan.Kind is OperationKind.Subscription)
        {
            return new SubscriptionSource(plan, request, variables[0], _options, _gate).SubscribeAsync(cancellationToken);
        }

        return RunAsync(plan, request, variables, prices, cancellationToken);
    }

    private async ValueTask<ExecutionResult> RunAsync(
        OperationPlan plan, OperationRequest request, VariableValues[] variables, OperationPrice[]? prices, CancellationToken cancellationToken)
    {
        // an operation without batches never waits for anything but its turn, which is part of its time
        var isIn = _gate.TryEnter();
        var waits = !isIn || plan.Root.Walked.Length > 0;
        var timeout = waits ? RequestTimeout.Of(request, _options.ExecutionTimeout) : default;
        using var deadline = waits ? new Deadline(timeout, _options.TimeProvider, cancellationToken) : null;
        var token = deadline?.Token ?? cancellationToken;
        try
        {
            isIn = isIn || await _gate.EnterAsync(token).ConfigureAwait(false);
            if (!isIn)
            {
                return RequestErrors.Overloaded();
            }

            using var run = new OperationRun(plan, request, variables, _options);
            var results = await run.ExecuteAsync(token).ConfigureAwait(false);
            for (var i = 0; i < prices?.Length; i++)
            {
                results[i].Extensions = prices[i].ToExtensions();
            }

            return request.Variables.ValueKind is JsonValueKind.Array ? new BatchResult(results)
                : run.Deferred.Count == 0 ? results[0]
                : await new IncrementalRun(plan, request, variables, _options, _gate).BeginAsync((ExecutedResult)results[0], run.Deferred).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return RequestErrors.Timeout(timeout);
        }
        catch (OperationCanceledException)
        {
            throw;
        }
        catch (GraphQLException exception)
        {
            return RequestErrors.Result(RequestFailure.Validation, exception.Error);
        }
        catch (Exception exception)
        {
            return Unexpected(exception);
        }
        finally
        {
            if (isIn)
            {
                _gate.Leave();
            }
        }
    }

    private OperationResult Unexpected(Exception exception) =>
        RequestErrors.Result(RequestFailure.Unexpected, UnexpectedErrors.ToError(exception, null, _options));
}

using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Values;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Execution;

// What becomes of operations with something that their senders may not see.
public sealed partial class GatewayExecutor
{
    private const int MaxLoggedRefusals = 20;

    /// <summary>Counts an operation of which something is refused. Gives the result when it is refused as a whole; null when the rest of it runs.</summary>
    private OperationResult? Refuse(PreparedOperation operation, VariableValues[] variables)
    {
        var authorization = _options.Authorization;
        var isStream = operation.Plan is { Kind: OperationKind.Subscription, Steps.Count: 0 }; // there is nothing to subscribe to
        List<GraphQLError> selected = [.. operation.Refusals!.Where(r => Array.Exists(variables, r.IsSelected)).Select(r => r.Error)]; // the caller has looked
        if (selected.Count == 0)
        {
            return null; // skipped, by all sets of variables
        }

        if (authorization.LogRefusals && operation.IsFirstRefused())
        {
            LogRefusals(operation);
        }

        Metrics.AddFiltered(authorization.DryRun ? "dry_run" : authorization.RejectOperations || isStream ? "refused" : "filtered");
        return !authorization.DryRun && (authorization.RejectOperations || isStream) ? RequestErrors.Result(RequestFailure.NotAuthorized, selected) : null;
    }

    private void LogRefusals(PreparedOperation operation)
    {
        var coordinates = operation.Refusals!.Select(r => r.Coordinate).Distinct().ToList(); // the caller has looked
        GatewayLog.OperationFiltered(
            _options.Logger,
            operation.Plan.Name ?? "without a name",
            _options.Authorization.DryRun ? "would be taken out" : _options.Authorization.RejectOperations ? "refuses it" : "is taken out",
            string.Join(", ", coordinates.Take(MaxLoggedRefusals)) + (coordinates.Count > MaxLoggedRefusals ? $" and {coordinates.Count - MaxLoggedRefusals} more" : ""));
    }
}

using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution.Running;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>What requests want to know of costs, and whether theirs may run.</summary>
internal static class CostCheck
{
    private const string Header = "GraphQL-Cost";

    /// <summary>
    /// Prices a request. A result ends it: it costs too much, or only asked for its price. Each set of a variable batch has the limit for
    /// itself, as it is an operation of its own.
    /// </summary>
    /// <param name="report">The prices to be shown in the results, by variable set; null when nobody asked.</param>
    /// <exception cref="GraphQLException">A list needs exactly one of its slicing arguments and has not.</exception>
    public static ExecutionResult? Run(
        OperationCost cost, OperationRequest request, VariableValues[] variables, CostOptions options, out OperationPrice[]? report)
    {
        report = null;
        var wanted = options.AllowReports ? request.GetHeader(Header) : null;
        var reports = string.Equals(wanted, "report", StringComparison.OrdinalIgnoreCase);
        var validates = string.Equals(wanted, "validate", StringComparison.OrdinalIgnoreCase);
        if (!options.EnforceLimits && !reports && !validates)
        {
            return null;
        }

        var prices = Array.ConvertAll(variables, cost.Evaluate);
        if (validates)
        {
            var results = Array.ConvertAll(prices, static p => (OperationResult)new PriceResult { Extensions = p.ToExtensions() });
            return request.Variables.ValueKind is JsonValueKind.Array ? new BatchResult(results) : results[0];
        }

        report = reports ? prices : null;
        foreach (var price in prices)
        {
            if (price.Check(options) is { } refused)
            {
                return refused;
            }
        }

        return null;
    }

    /// <summary>A result that has nothing but extensions.</summary>
    private sealed class PriceResult : OperationResult
    {
        public override bool HasData => true; // nothing has failed

        public override IReadOnlyList<GraphQLError> Errors => [];

        public override void WriteTo(IBufferWriter<byte> output)
        {
            using var writer = new Utf8JsonWriter(output, JsonValues.Writing);
            writer.WriteStartObject();
            ResultPrefix.WriteMembers(this, writer);
            writer.WriteEndObject();
        }
    }
}

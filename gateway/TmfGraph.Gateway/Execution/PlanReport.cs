using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Execution;

/// <summary>The plan and its timings in a result's <c>extensions</c>, for clients that asked with <c>Fusion-Operation-Plan: 1</c>.</summary>
internal static class PlanReport
{
    /// <summary>The value of <c>fusion</c>.</summary>
    /// <param name="states">What came of the plan's fetches, in their order.</param>
    public static IReadOnlyDictionary<string, object?> Create(OperationPlan plan, IReadOnlyList<StepState> states) => new Dictionary<string, object?>
    {
        ["operationPlan"] = new Dictionary<string, object?>
        {
            ["operation"] = plan.Kind.Keyword(),
            ["rounds"] = plan.Rounds,
            ["nodes"] = states.Select(NodeOf).ToArray(),
            ["text"] = plan.ToString(),
        },
    };

    private static Dictionary<string, object?> NodeOf(StepState state)
    {
        var step = state.Step;
        var node = new Dictionary<string, object?>
        {
            ["id"] = step.Id,
            ["type"] = step.Source is null ? "Introspection" : step.Lookup is null ? "Operation" : "OperationBatch",
        };
        if (step.Source is not null)
        {
            node["schema"] = step.Source.Name;
        }

        node["operation"] = step.Operation.Text;
        node["dependencies"] = step.DependsOn.Select(d => (object?)d.Id).Order().ToArray();
        node["duration"] = Math.Round(state.Milliseconds, 3);
        return node;
    }
}

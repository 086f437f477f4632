using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution.Costs;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.Gateway.Execution;

/// <summary>A validated, planned and priced operation.</summary>
internal sealed record PreparedOperation(OperationPlan Plan, VariableTable Variables, OperationCost Cost);

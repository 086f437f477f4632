namespace TmfGraph.GraphQL.Execution;

/// <summary>What operations may cost. Costs are those of <c>@cost</c> and <c>@listSize</c>, with the request's own variables.</summary>
public sealed class CostOptions
{
    /// <summary>Whether operations above the limits are refused (<see cref="ErrorCodes.CostTooHigh"/>).</summary>
    public bool EnforceLimits { get; set; } = true;

    /// <summary>
    /// What the fields of an operation may cost: the work of resolving them. A walk over four levels in default pages costs some 6,500, as every
    /// parent is counted, although fields are resolved once for all parents of a level.
    /// </summary>
    public double MaxFieldCost { get; set; } = 10_000;

    /// <summary>What the objects of a response may cost: its size.</summary>
    public double MaxTypeCost { get; set; } = 10_000;

    /// <summary>The weight of a field with a resolver of its own, other than one that only computes, when it has no <c>@cost</c>.</summary>
    public double DefaultResolverCost { get; set; } = 10;

    /// <summary>
    /// Whether clients may ask for the cost by the header <c>GraphQL-Cost</c>: <c>report</c> adds it to the result, <c>validate</c> gives it
    /// instead of one.
    /// </summary>
    public bool AllowReports { get; set; } = true;
}

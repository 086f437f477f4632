namespace TmfGraph.Standalone.Demo;

/// <summary>A product order, as far as what came of it needs to know.</summary>
/// <param name="Number">Which of the customer's orders it is, from 1.</param>
/// <param name="Done">When it was carried out, or ended.</param>
/// <param name="Plans">What was ordered, an item each.</param>
internal sealed record DemoOrder(
    string Id, int Number, DateTimeOffset Placed, DateTimeOffset Done, DemoOrderState State, IReadOnlyList<Plan> Plans)
{
    /// <summary>Whether somebody has to come and install it.</summary>
    public bool NeedsVisit => Plans.Any(p => p.Specification is "FIBRE" or "SDWAN");
}

namespace TmfGraph.Standalone.Demo;

/// <summary>A product that an order led to.</summary>
/// <param name="Item">The item of the order.</param>
/// <param name="Done">When it started, if it is in use.</param>
/// <param name="ServiceId">The customer-facing service that realises it.</param>
/// <param name="Resources">Ids of its resources by the key of their specification; empty before there are any.</param>
internal sealed record DemoProduct(
    string Id,
    Plan Plan,
    DemoOrderState State,
    string OrderId,
    string Item,
    DateTimeOffset Placed,
    DateTimeOffset Done,
    string ServiceId,
    IReadOnlyDictionary<string, string> Resources)
{
    public bool IsMobile => Plan.Specification == "MOBILE";
}

namespace TmfGraph.Resources.Behaviours.Orders;

/// <summary>Registers what every domain with orders has.</summary>
public static class OrderBehaviours
{
    /// <summary>Lets a task cancel orders, at once or later.</summary>
    public static BehaviourRegistry AddCancellation(this BehaviourRegistry registry, CancelledOrder kind)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(kind);
        return registry.Add<CancelOrder>(kind).AddWork<LateCancellation>(kind);
    }
}

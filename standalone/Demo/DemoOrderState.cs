namespace TmfGraph.Standalone.Demo;

/// <summary>What a product order's state means for everything below it; null where nothing is there yet.</summary>
/// <param name="Order">State of the product order.</param>
/// <param name="Item">State of its items.</param>
/// <param name="Product">Status of the products.</param>
/// <param name="ServiceOrder">State of the service order and its items.</param>
/// <param name="Service">State of the services.</param>
/// <param name="ResourceOrder">State of the resource order and its items.</param>
/// <param name="InUse">Whether the resources carry traffic; otherwise they are only kept for the customer.</param>
/// <param name="Cancel">State of the cancel tasks.</param>
internal sealed record DemoOrderState(
    string Order,
    string Item,
    string? Product,
    string? ServiceOrder,
    string? Service,
    string? ResourceOrder,
    bool InUse,
    string? Cancel)
{
    public static DemoOrderState Completed { get; } = new("completed", "completed", "active", "completed", "active", "completed", true, null);

    public static DemoOrderState InProgress { get; } =
        new("inProgress", "inProgress", "pendingActive", "inProgress", "reserved", "inProgress", false, null);

    /// <summary>Every state an order can have, each once.</summary>
    public static IReadOnlyList<DemoOrderState> All { get; } =
    [
        InProgress,
        new("acknowledged", "acknowledged", null, null, null, null, false, null),
        Completed,
        new("held", "held", "created", "held", "designed", null, false, null),
        new("pending", "pending", "created", "pending", "feasibilityChecked", null, false, null),
        new("partial", "completed", "active", "partial", "active", "partial", true, null),
        new("rejected", "rejected", null, null, null, null, false, null),
        new("cancelled", "cancelled", "cancelled", "cancelled", "terminated", null, false, "done"),
        new("failed", "failed", "aborted", "failed", "terminated", "failed", false, null),
        new("assessingCancellation", "assessingCancellation", "pendingActive", "assessingCancellation", "reserved", "inProgress", false, "acknowledged"),
        new("pendingCancellation", "pendingCancellation", "pendingActive", "pendingCancellation", "reserved", "inProgress", false, "inProgress"),
    ];

    /// <summary>The item that did not make it in an order that was only partly delivered.</summary>
    public DemoOrderState OfLastItem => Order == "partial"
        ? this with { Item = "failed", Product = "aborted", ServiceOrder = "failed", Service = "terminated", ResourceOrder = "failed", InUse = false }
        : this;

    public bool IsFinal => Order is "completed" or "partial" or "rejected" or "cancelled" or "failed";
}

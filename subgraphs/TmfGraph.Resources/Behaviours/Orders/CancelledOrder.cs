namespace TmfGraph.Resources.Behaviours.Orders;

/// <summary>An order that a task cancels.</summary>
/// <param name="Task">The GraphQL name of the task, for instance <c>CancelProductOrder</c>.</param>
/// <param name="Order">The GraphQL name of the order.</param>
/// <param name="Reference">The TMF name of the task's attribute that refers to the order.</param>
/// <param name="Items">The TMF name of the order's items, and of items inside items.</param>
public sealed record CancelledOrder(string Task, string Order, string Reference, string Items);

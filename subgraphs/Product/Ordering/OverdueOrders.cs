using TmfGraph.GraphQL.Types;

namespace TmfGraph.Product.Ordering;

/// <summary>Tells which orders are late: <c>ProductOrder.isOverdue</c>.</summary>
internal static class OverdueOrders
{
    private static readonly HashSet<string> Ended = ["rejected", "cancelled", "completed", "failed", "partial"];

    public static void AddTo(SchemaBuilder schema) => schema
        .AddDocument(
            """
            extend type ProductOrder {
              "Whether the date by which the customer wants everything done, or else the date we expected, has passed while the order goes on; null when neither is known."
              isOverdue: Boolean
            }
            """)
        .Resolve("ProductOrder.isOverdue", (Order order, TimeProvider time) => IsOverdue(order, time.GetUtcNow()));

    private static bool? IsOverdue(Order order, DateTimeOffset now) =>
        (order.RequestedCompletionDate ?? order.ExpectedCompletionDate) is { } due ? due < now && !Ended.Contains(order.State ?? "") : null;

    private sealed record Order(DateTimeOffset? RequestedCompletionDate, DateTimeOffset? ExpectedCompletionDate, string? State);
}

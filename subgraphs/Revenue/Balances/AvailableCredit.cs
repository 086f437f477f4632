using System.Text.Json;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Revenue.Balances;

/// <summary>Tells what can be spent of a bucket: <c>Bucket.availableValue</c>.</summary>
internal static class AvailableCredit
{
    public static void AddTo(SchemaBuilder schema) => schema
        .AddDocument(
            """
            extend type Bucket {
              "What can be spent: what is left without what reservations set aside; null when it is not known what is left."
              availableValue: Quantity
            }
            """)
        .Resolve("Bucket.availableValue", (Bucket bucket) => Of(bucket));

    private static JsonElement? Of(Bucket bucket) => bucket.RemainingValue?.Amount is { } remaining
        ? JsonSerializer.SerializeToElement(new Dictionary<string, object?>
        {
            ["amount"] = remaining - (bucket.ReservedValue?.Amount ?? 0),
            ["units"] = bucket.RemainingValue.Units,
        })
        : null;

    private sealed record Bucket(Quantity? RemainingValue, Quantity? ReservedValue);

    private sealed record Quantity(decimal? Amount, string? Units);
}

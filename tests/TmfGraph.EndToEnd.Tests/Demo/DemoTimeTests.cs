using System.Text.Json;
using TmfGraph.Standalone.Demo;

namespace TmfGraph.EndToEnd.Tests.Demo;

/// <summary>What happened to the demo operator happened in its order, and by today.</summary>
public sealed class DemoTimeTests
{
    private static readonly string[] Happened =
    [
        "creationDate", "orderDate", "completionDate", "lastUpdate", "startDate", "billDate", "paymentDate", "refundDate", "usageDate", "quoteDate",
        "resolutionDate", "statusChangeDate", "confirmationDate", "actualEndTime", "eventTime", "initialDate",
    ];

    private static readonly (string Earlier, string Later)[] Order =
    [
        ("startDateTime", "endDateTime"), ("creationDate", "lastUpdate"), ("creationDate", "resolutionDate"), ("creationDate", "completionDate"),
        ("orderDate", "completionDate"), ("orderDate", "startDate"), ("startDate", "completionDate"), ("billDate", "paymentDueDate"),
        ("billDate", "nextBillDate"), ("quoteDate", "effectiveQuoteCompletionDate"), ("requestedDate", "confirmationDate"),
        ("plannedStartTime", "plannedEndTime"), ("requestDate", "plannedStartTime"), ("actualStartTime", "actualEndTime"), ("eventTime", "recordTime"),
        ("requestedCancellationDate", "effectiveCancellationDate"),
    ];

    [Fact]
    public void NothingHappened_AfterToday() => Assert.Empty(
        from document in DemoDocuments.All
        from name in Happened
        where Instant(document.Body, name) > DemoOperator.Today
        select $"{document.Type} {document.Id} {name}");

    [Fact]
    public void Dates_AreInOrder() => Assert.Empty(
        from document in DemoDocuments.All
        from part in Objects(document.Body)
        from pair in Order
        where Instant(part, pair.Earlier) > Instant(part, pair.Later)
        select $"{document.Type} {document.Id} {pair.Earlier} {pair.Later}");

    [Fact]
    public void Payments_FollowTheBills_TheyAreFor()
    {
        var bills = DemoDocuments.Of("CustomerBill").ToDictionary(b => b.Text("id"));
        Assert.All(DemoDocuments.Of("Payment"), payment => Assert.True(
            Instant(payment, "paymentDate") > Instant(bills[payment.GetProperty("paymentItem")[0].RefId("item")], "billDate")));
    }

    private static DateTimeOffset? Instant(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.TryGetDateTimeOffset(out var instant) ? instant : null;

    /// <summary>A document and every object in it.</summary>
    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };
}

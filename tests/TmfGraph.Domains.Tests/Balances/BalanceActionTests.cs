using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Balances;

public abstract class BalanceActionTests(DomainHost host)
{
    private const string Base = "/tmf-api/prepayBalanceManagement/v4";

    [DatabaseFact]
    public async Task Topup_AddsCredit_AndIsWrittenDown()
    {
        await BucketAsync("t1", "10.50");

        var topup = await host.CreateAsync($"{Base}/topupBalance", Action("t1", "5.5"));

        Assert.Equal("completed", topup.GetProperty("status").GetString());
        Assert.True(topup.TryGetProperty("confirmationDate", out _));
        Assert.Equal("""16.00 0 "16.00 GB" active""", await StateAsync("t1"));
        var entry = Assert.Single((await host.GetAsync($"{Base}/balanceActionHistory?bucket.id=t1")).Json.EnumerateArray());
        Assert.Equal(
            $"completed 5.5 TopupBalance {topup.GetProperty("id")}",
            $"{entry.GetProperty("status")} {entry.GetProperty("amount").GetProperty("amount").GetRawText()} "
            + $"{entry.GetProperty("balanceAction").GetProperty("@referredType")} {entry.GetProperty("balanceAction").GetProperty("id")}");
        Assert.Equal(["BucketAttributeValueChangeEvent"], await host.EventsOfAsync("t1"));
    }

    [DatabaseFact]
    public async Task Topup_RevivesAnExpiredBucket_OnlyWithTimeToCome()
    {
        await BucketAsync("t2", "1", """ "status": "expired", "validFor": { "endDateTime": "2020-01-01T00:00:00Z" } """);

        var without = await host.CreateAsync($"{Base}/topupBalance", Action("t2", "5"));
        var with = await host.CreateAsync($"{Base}/topupBalance", Action("t2", "5", """ "validFor": { "endDateTime": "2090-01-01T00:00:00Z" } """));

        Assert.Equal(("failed bucketExpired bucket", "completed"), (Outcome(without), Outcome(with)));
        Assert.Equal("""6 0 "6 GB" active""", await StateAsync("t2"));
        Assert.Equal(["TopupBalanceCreateEvent", "TopupBalanceFailureEvent"], await host.EventsOfAsync(without.GetProperty("id").GetString()!));
    }

    [DatabaseFact]
    public async Task Adjustment_CorrectsUpAndDown_ButNeverBelowZero()
    {
        await BucketAsync("a1", "10");

        var down = await host.CreateAsync($"{Base}/adjustBalance", Action("a1", "-7.25"));
        var tooFar = await host.CreateAsync($"{Base}/adjustBalance", Action("a1", "-3"));
        var up = await host.CreateAsync($"{Base}/adjustBalance", Action("a1", "0.25"));

        Assert.Equal(("completed", "failed insufficientBalance amount", "completed"), (Outcome(down), Outcome(tooFar), Outcome(up)));
        Assert.Equal("The bucket has 2.75 GB to spend, which is not enough.", tooFar.GetProperty("errorMessage").GetProperty("message").GetString());
        Assert.Equal("""3.00 0 "3.00 GB" active""", await StateAsync("a1"));
    }

    [DatabaseFact]
    public async Task Transfer_MovesCredit_OrNothing()
    {
        await BucketAsync("x1", "10");
        await BucketAsync("x2", "1");

        var done = await TransferAsync("x1", "x2", "4");
        var tooMuch = await TransferAsync("x1", "x2", "6.01");
        var nowhere = await TransferAsync("x1", "nobody", "1");

        Assert.Equal(("completed", "failed insufficientBalance amount", "failed bucketNotFound receiverBucket"), (Outcome(done), Outcome(tooMuch), Outcome(nowhere)));
        Assert.Equal(("""6 0 "6 GB" active""", """5 0 "5 GB" active"""), (await StateAsync("x1"), await StateAsync("x2")));
    }

    [DatabaseFact]
    public async Task Transfer_TakesItsCostFromTheMoneyOfWhoBearsIt()
    {
        await BucketAsync("c1", "10", """ "usageType": "monetary" """, "EUR");
        await BucketAsync("c2", "1", """ "usageType": "monetary" """, "EUR");

        var done = await TransferAsync("c1", "c2", "4", "monetary", "EUR", """ "costOwner": "receiver", "transferCost": { "unit": "EUR", "value": 0.5 } """);
        var tooMuch = await TransferAsync("c1", "c2", "6", "monetary", "EUR", """ "transferCost": { "unit": "EUR", "value": 0.5 } """);

        Assert.Equal(("completed", "failed insufficientBalance amount"), (Outcome(done), Outcome(tooMuch)));
        Assert.Equal(("""6 0 "6 EUR" active""", """4.5 0 "4.5 EUR" active"""), (await StateAsync("c1"), await StateAsync("c2")));
    }

    [DatabaseFact]
    public async Task Actions_AreRefusedByTheBucket_When_TheyDoNotFitIt()
    {
        await BucketAsync("f1", "10", """ "usageType": "data", "partyAccount": { "id": "A1" } """);
        await BucketAsync("f2", "10", """ "status": "suspended" """);

        Assert.Equal("failed otherUnits amount.units", Outcome(await host.CreateAsync($"{Base}/topupBalance", Action("f1", "1", units: "MB"))));
        Assert.Equal("failed otherUsageType usageType", Outcome(await host.CreateAsync($"{Base}/topupBalance", Action("f1", "1", usageType: "voice"))));
        Assert.Equal("failed otherAccount partyAccount", Outcome(await host.CreateAsync($"{Base}/topupBalance", Action("f1", "1", account: "A2"))));
        Assert.Equal("failed bucketSuspended bucket", Outcome(await host.CreateAsync($"{Base}/reserveBalance", Action("f2", "1"))));
        Assert.Equal("failed missing amount.amount", Outcome(await host.CreateAsync($"{Base}/reserveBalance", Action("f1", "null"))));
        Assert.Equal("400 validationFailed", Short(await host.PostAsync($"{Base}/topupBalance", "{}")));
    }

    [DatabaseFact]
    public async Task Amounts_MustMakeSense()
    {
        foreach (var (path, amount) in new[] { ("topupBalance", "0"), ("topupBalance", "-1"), ("reserveBalance", "-0.5"), ("adjustBalance", "0"), ("topupBalance", "1e40") })
        {
            Assert.Equal((path, amount, "400 validationFailed"), (path, amount, Short(await host.PostAsync($"{Base}/{path}", Action("nobody", amount)))));
        }
    }

    [DatabaseFact]
    public async Task Reservation_SetsCreditAside_UntilItIsDeleted()
    {
        await BucketAsync("r1", "10");

        var reservation = await host.CreateAsync($"{Base}/reserveBalance", Action("r1", "8"));
        var second = await host.CreateAsync($"{Base}/reserveBalance", Action("r1", "2.5"));
        var transfer = await TransferAsync("r1", "r1", "3");

        Assert.Equal(("completed", "failed insufficientBalance amount", "failed insufficientBalance amount"), (Outcome(reservation), Outcome(second), Outcome(transfer)));
        Assert.Equal("""10 8 "10 GB" active""", await StateAsync("r1"));
        var id = reservation.GetProperty("id").GetString()!;
        Assert.Equal(204, (await host.DeleteAsync($"{Base}/reserveBalance/{id}")).Status);
        Assert.Equal("""10 0 "10 GB" active""", await StateAsync("r1"));
        Assert.Contains("ReserveBalanceCancelEvent", await host.EventsOfAsync(id));
        Assert.Equal(204, (await host.DeleteAsync($"{Base}/reserveBalance/{second.GetProperty("id")}")).Status);
        Assert.Equal("""10 0 "10 GB" active""", await StateAsync("r1"));
    }

    [DatabaseFact]
    public async Task Reservation_IsGivenBack_When_ItsTimeIsOver()
    {
        await BucketAsync("r2", "10");
        var soon = DateTimeOffset.UtcNow.AddSeconds(1).ToString("O");

        var reservation = await host.CreateAsync($"{Base}/reserveBalance", Action("r2", "8", $$""" "validFor": { "endDateTime": "{{soon}}" } """));

        Assert.Equal("completed", Outcome(reservation));
        await host.UntilAsync($"{Base}/reserveBalance/{reservation.GetProperty("id")}", r => r.GetProperty("status").GetString() == "cancelled");
        Assert.Equal("""10 0 "10 GB" active""", await StateAsync("r2"));
    }

    [DatabaseFact]
    public async Task AutoTopup_IsMadeInEveryPeriod_AsOftenAsSaid()
    {
        await BucketAsync("p1", "10");
        var began = DateTimeOffset.UtcNow.AddDays(-40).ToString("O");
        await host.ImportAsync(
            "TopupBalance",
            $$"""
            { "id": "auto", "status": "completed", "confirmationDate": "{{began}}", "completedPeriods": 1, "isAutoTopup": false, "recurringPeriod": "weekly", "numberOfPeriods": 4,
              "amount": { "amount": 2, "units": "GB" }, "bucket": { "id": "p1" }, "partyAccount": { "id": "A1" }, "usageType": "data" }
            """);

        Assert.Equal(200, (await host.PatchAsync($"{Base}/topupBalance/auto", """{ "isAutoTopup": true }""")).Status);

        await host.UntilAsync($"{Base}/topupBalance/auto", t => t.GetProperty("completedPeriods").GetInt32() == 4);
        Assert.Equal("""16 0 "16 GB" active""", await StateAsync("p1"));
        var made = (await host.GetAsync($"{Base}/topupBalance?balanceTopup.id=auto")).Json;
        Assert.Equal(["completed", "completed", "completed"], made.EnumerateArray().Select(Outcome));
    }

    [DatabaseFact]
    public async Task ConcurrentActions_NeverLoseAUnit()
    {
        await BucketAsync("m1", "100");
        await BucketAsync("m2", "100");

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 4) switch
        {
            0 => TransferAsync("m1", "m2", "7"),
            1 => TransferAsync("m2", "m1", "3"),
            2 => host.CreateAsync($"{Base}/topupBalance", Action("m1", "1")),
            _ => host.CreateAsync($"{Base}/adjustBalance", Action("m2", "-1")),
        }));

        Assert.All(answers, a => Assert.Equal("completed", Outcome(a)));
        Assert.Equal(("""70 0 "70 GB" active""", """130 0 "130 GB" active"""), (await StateAsync("m1"), await StateAsync("m2")));
    }

    [DatabaseFact]
    public async Task ConcurrentTransfers_NeverOverdraw()
    {
        await BucketAsync("o1", "10");
        await BucketAsync("o2", "0");

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => TransferAsync("o1", "o2", "3")));

        Assert.Equal(3, answers.Count(a => Outcome(a) == "completed"));
        Assert.Equal(("""1 0 "1 GB" active""", """9 0 "9 GB" active"""), (await StateAsync("o1"), await StateAsync("o2")));
    }

    [DatabaseFact]
    public async Task AccumulatedBalance_FollowsItsBuckets()
    {
        await BucketAsync("s1", "10", """ "partyAccount": { "id": "S", "name": "Family" } """);
        await BucketAsync("s2", "5", """ "partyAccount": { "id": "S", "name": "Family" } """);
        await BucketAsync("s3", "3", """ "usageType": "monetary", "partyAccount": { "id": "S" } """, "EUR");
        await host.ImportAsync("AccumulatedBalance", """{ "id": "given", "bucket": [{ "id": "s3" }, { "id": "gone" }] }""");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => host.CreateAsync($"{Base}/topupBalance", Action(i % 2 == 0 ? "s1" : "s2", "1", account: "S"))));
        await host.CreateAsync($"{Base}/topupBalance", Action("s3", "1", usageType: "monetary", units: "EUR", account: "S"));

        var family = Assert.Single((await host.GetAsync($"{Base}/accumulatedBalance?partyAccount.id=S")).Json.EnumerateArray());
        Assert.Equal(
            "Family 23 GB s1 s2",
            $"{family.GetProperty("partyAccount").GetProperty("name")} {Quantity(family, "totalBalance")} "
            + string.Join(' ', family.GetProperty("bucket").EnumerateArray().Select(b => b.GetProperty("id").GetString()).Order()));
        Assert.Equal("4 EUR", Quantity((await host.GetAsync($"{Base}/accumulatedBalance/given")).Json, "totalBalance"));
    }

    [DatabaseFact]
    public async Task CompletedActions_CannotBeRewritten()
    {
        await BucketAsync("w1", "10");
        var topup = await host.CreateAsync($"{Base}/topupBalance", Action("w1", "5"));

        var changed = await host.PatchAsync($"{Base}/topupBalance/{topup.GetProperty("id")}", """{ "amount": { "amount": 50 } }""");
        var noted = await host.PatchAsync($"{Base}/topupBalance/{topup.GetProperty("id")}", """{ "description": "By phone" }""");

        Assert.Equal(("409 conflict", 200), (Short(changed), noted.Status));
    }

    [DatabaseFact]
    public async Task Mutation_MovesCredit_AsRestDoes()
    {
        await BucketAsync("g1", "10");

        var data = await host.QueryAsync(
            """
            mutation {
              createTopupBalance(input: { bucket: { id: "g1" }, amount: { amount: 1.50, units: "GB" }, usageType: DATA, partyAccount: { id: "A" } }) {
                topupBalance { status errorMessage { code } bucket { target { remainingValue { amount units } } } }
              }
            }
            """);

        Assert.Equal(
            """{"status":"COMPLETED","errorMessage":null,"bucket":{"target":{"remainingValue":{"amount":11.50,"units":"GB"}}}}""",
            JsonSerializer.Serialize(data.GetProperty("createTopupBalance").GetProperty("topupBalance")));
    }

    private Task BucketAsync(string id, string amount, string more = """ "usageType": "data" """, string units = "GB")
    {
        var status = more.Contains("\"status\"", StringComparison.Ordinal) ? "" : """ "status": "active",""";
        return host.ImportAsync("Bucket", $$"""{ "id": "{{id}}",{{status}} "remainingValue": { "amount": {{amount}}, "units": "{{units}}" }, {{more}} }""");
    }

    private Task<JsonElement> TransferAsync(string from, string to, string amount, string usageType = "data", string units = "GB", string more = """ "description": "Gift" """) =>
        host.CreateAsync(
            $"{Base}/transferBalance",
            $$"""
            { "reason": "gift", "amount": { "amount": {{amount}}, "units": "{{units}}" }, "bucket": { "id": "{{from}}" }, "receiverBucket": { "id": "{{to}}" }, "usageType": "{{usageType}}",
              "receiverBucketUsageType": "{{usageType}}", "channel": { "id": "app", "name": "App" }, "logicalResource": [{ "id": "n1" }], "receiverLogicalResource": { "id": "n2" }, {{more}} }
            """);

    private static string Action(string bucket, string amount, string more = """ "reason": "r" """, string units = "GB", string usageType = "data", string? account = null) =>
        $$"""
        { "bucket": { "id": "{{bucket}}" }, "amount": { "amount": {{amount}}, "units": "{{units}}" }, "usageType": "{{usageType}}", "partyAccount": { "id": "{{account ?? "A1"}}" }, {{more}} }
        """;

    private async Task<string> StateAsync(string id)
    {
        var bucket = (await host.GetAsync($"{Base}/bucket/{id}")).Json;
        var reserved = bucket.TryGetProperty("reservedValue", out var set) ? set.GetProperty("amount").GetRawText() : "0";
        return $"{bucket.GetProperty("remainingValue").GetProperty("amount").GetRawText()} {reserved} {bucket.GetProperty("remainingValueName").GetRawText()} {bucket.GetProperty("status")}";
    }

    private static string Quantity(JsonElement document, string name) => $"{document.GetProperty(name).GetProperty("amount").GetRawText()} {document.GetProperty(name).GetProperty("units")}";

    private static string Outcome(JsonElement action) => action.TryGetProperty("errorMessage", out var error)
        ? $"{action.GetProperty("status")} {error.GetProperty("code")} {error.GetProperty("attribute")}"
        : action.GetProperty("status").GetString()!;

    private static string Short(DomainAnswer answer) => $"{answer.Status} {answer.Json.GetProperty("code").GetString()}";
}

public sealed class SqliteBalanceActionTests(SqliteDomain<TheRevenue> host) : BalanceActionTests(host), IClassFixture<SqliteDomain<TheRevenue>>;

[NeedsPostgres]
public sealed class PostgresBalanceActionTests(PostgresDomain<TheRevenue> host) : BalanceActionTests(host), IClassFixture<PostgresDomain<TheRevenue>>;

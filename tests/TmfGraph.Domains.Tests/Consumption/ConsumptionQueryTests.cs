using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Consumption;

public abstract class ConsumptionQueryTests(DomainHost host)
{
    private const string Queries = "/tmf-api/usageConsumption/v4/queryUsageConsumption";

    [DatabaseFact]
    public async Task Report_HasBucketsAndSums_OfAProduct()
    {
        await host.ImportAsync(
            "Bucket", """{ "id": "b1", "name": "Data", "usageType": "data", "remainingValue": { "amount": 4.5, "units": "GB" }, "product": [{ "id": "p1" }] }""");
        await host.ImportAsync(
            "Usage",
            Usage("u1", "p1", "data", "2026-03-01T10:00:00Z", """ { "name": "volume", "value": 1.25 }, { "name": "unit", "value": "GB" } """),
            Usage("u2", "p1", "data", "2026-03-02T10:00:00Z", """ { "name": "Volume", "value": { "amount": 0.25, "units": "GB" } } """),
            Usage("u3", "p1", "voice", "2026-03-03T10:00:00Z", """ { "name": "duration", "value": "90" }, { "name": "units", "value": "s" } """),
            Usage("u4", "p1", "sms", "2026-03-03T10:00:00Z", """ { "name": "destination", "value": "491" } """),
            Usage("u5", "p1", "data", "2026-04-01T00:00:00Z", """ { "name": "volume", "value": 100 }, { "name": "unit", "value": "GB" } """),
            Usage("u6", "p1", "data", "2026-03-05T00:00:00Z", """ { "name": "volume", "value": 100 }, { "name": "unit", "value": "GB" } """, "rejected"),
            Usage("u7", "p2", "data", "2026-03-05T00:00:00Z", """ { "name": "volume", "value": 100 }, { "name": "unit", "value": "GB" } """));

        var report = Assert.Single((await host.CreateAsync(
            Queries,
            """
            { "searchCriteria": { "product": [{ "id": "p1" }], "validPeriod": { "startDateTime": "2026-03-01T00:00:00Z", "endDateTime": "2026-04-01T00:00:00Z" } } }
            """)).GetProperty("usageConsumption").EnumerateArray());

        Assert.Equal("done", report.GetProperty("state").GetString());
        var bucket = Assert.Single(report.GetProperty("bucketRefOrValue").EnumerateArray());
        Assert.Equal("b1 4.5 | 1.50 GB", $"{bucket.GetProperty("id")} {bucket.GetProperty("remainingValue").GetProperty("amount")} | {Sums(bucket, "bucketCounter")}");
        var product = Assert.Single(report.GetProperty("product").EnumerateArray());
        Assert.Equal("p1: 1.50 GB, 1 events, 90 s", $"{product.GetProperty("id")}: {Sums(product, "consumptionSummary")}");
    }

    [DatabaseFact]
    public async Task Report_IsAboutAccountsAndParties()
    {
        await host.ImportAsync(
            "Bucket",
            """{ "id": "c1", "usageType": "data", "partyAccount": { "id": "A" }, "product": [{ "id": "q1" }] }""",
            """{ "id": "c2", "usageType": "data", "partyAccount": { "id": "B" }, "relatedParty": [{ "id": "ann", "@referredType": "Individual" }] }""");
        await host.ImportAsync(
            "Usage",
            Usage("v1", "q1", "data", "2026-03-01T10:00:00Z", """ { "name": "volume", "value": 2 }, { "name": "unit", "value": "GB" } """),
            """
            { "id": "v2", "usageType": "data", "relatedParty": [{ "id": "ann", "@referredType": "Individual" }],
              "usageCharacteristic": [{ "name": "volume", "value": 3 }, { "name": "unit", "value": "GB" }] }
            """);

        var account = await host.CreateAsync(Queries, """{ "partyAccount": [{ "id": "A" }] }""");
        var party = await host.CreateAsync(Queries, """{ "relatedParty": [{ "id": "ann", "@referredType": "Individual" }] }""");

        Assert.Equal(("c1: 2 GB", "c2: 3 GB"), (Buckets(account), Buckets(party)));
    }

    [DatabaseFact]
    public async Task Report_IsEmpty_When_NothingFitsOrIsAskedFor()
    {
        Assert.Empty((await host.CreateAsync(Queries, "{ }")).GetProperty("usageConsumption").EnumerateArray());
        Assert.Empty((await host.CreateAsync(Queries, """{ "partyAccount": [{ "id": "nobody" }] }""")).GetProperty("usageConsumption").EnumerateArray());
    }

    private static string Usage(string id, string product, string type, string date, string facts, string status = "rated") =>
        $$"""
        { "id": "{{id}}", "usageType": "{{type}}", "usageDate": "{{date}}", "status": "{{status}}", "ratedProductUsage": [{ "productRef": { "id": "{{product}}" } }],
          "usageCharacteristic": [{{facts}}] }
        """;

    private static string Buckets(JsonElement query) => string.Join(
        ' ', query.GetProperty("usageConsumption")[0].GetProperty("bucketRefOrValue").EnumerateArray().Select(b => $"{b.GetProperty("id")}: {Sums(b, "bucketCounter")}"));

    private static string Sums(JsonElement document, string list) =>
        string.Join(", ", document.GetProperty(list).EnumerateArray().Select(s => s.GetProperty("valueName").GetString()));
}

public sealed class SqliteConsumptionQueryTests(SqliteDomain<TheRevenue> host) : ConsumptionQueryTests(host), IClassFixture<SqliteDomain<TheRevenue>>;

[NeedsPostgres]
public sealed class PostgresConsumptionQueryTests(PostgresDomain<TheRevenue> host) : ConsumptionQueryTests(host), IClassFixture<PostgresDomain<TheRevenue>>;

using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Graph;

public abstract class AvailableCreditTests(DomainHost host)
{
    [DatabaseFact]
    public async Task AvailableValue_IsWhatIsLeft_WithoutWhatIsSetAside()
    {
        await host.ImportAsync(
            "Bucket",
            """{ "id": "b1", "usageType": "data", "remainingValue": { "amount": 10.50, "units": "GB" }, "reservedValue": { "amount": 3, "units": "GB" } }""",
            """{ "id": "b2", "usageType": "data", "remainingValue": { "amount": 4, "units": "GB" } }""",
            """{ "id": "b3", "usageType": "data" }""");

        var data = await host.QueryAsync("{ buckets(order: [{ id: ASC }]) { nodes { id availableValue { amount units atType } } } }");

        Assert.Equal(
            """{"buckets":{"nodes":[{"id":"b1","availableValue":{"amount":7.50,"units":"GB","atType":null}},{"id":"b2","availableValue":{"amount":4,"units":"GB","atType":null}},{"id":"b3","availableValue":null}]}}""",
            data.GetRawText());
    }
}

public sealed class SqliteAvailableCreditTests(SqliteDomain<TheRevenue> host) : AvailableCreditTests(host), IClassFixture<SqliteDomain<TheRevenue>>;

[NeedsPostgres]
public sealed class PostgresAvailableCreditTests(PostgresDomain<TheRevenue> host) : AvailableCreditTests(host), IClassFixture<PostgresDomain<TheRevenue>>;

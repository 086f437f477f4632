using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Graph;

public abstract class OverdueOrderTests(DomainHost host)
{
    [DatabaseFact]
    public async Task IsOverdue_WhenTheDateHasPassed_AndTheOrderGoesOn()
    {
        await ImportAsync("o1", "inProgress", "requestedCompletionDate", "2020-01-01T00:00:00Z");
        await ImportAsync("o2", "inProgress", "requestedCompletionDate", "2090-01-01T00:00:00Z");
        await ImportAsync("o3", "completed", "requestedCompletionDate", "2020-01-01T00:00:00Z");
        await ImportAsync("o4", "held", "expectedCompletionDate", "2020-01-01T00:00:00Z");
        await ImportAsync("o5", "acknowledged", "orderDate", "2020-01-01T00:00:00Z");

        var data = await host.QueryAsync("{ productOrders(order: [{ id: ASC }]) { nodes { id isOverdue } } }");

        Assert.Equal(
            """{"productOrders":{"nodes":[{"id":"o1","isOverdue":true},{"id":"o2","isOverdue":false},{"id":"o3","isOverdue":false},{"id":"o4","isOverdue":true},{"id":"o5","isOverdue":null}]}}""",
            data.GetRawText());
    }

    private Task ImportAsync(string id, string state, string attribute, string date) => host.ImportAsync(
        "ProductOrder", $$"""{ "id": "{{id}}", "state": "{{state}}", "{{attribute}}": "{{date}}", "productOrderItem": [{ "id": "1", "action": "add" }] }""");
}

public sealed class SqliteOverdueOrderTests(SqliteDomain<TheProduct> host) : OverdueOrderTests(host), IClassFixture<SqliteDomain<TheProduct>>;

[NeedsPostgres]
public sealed class PostgresOverdueOrderTests(PostgresDomain<TheProduct> host) : OverdueOrderTests(host), IClassFixture<PostgresDomain<TheProduct>>;

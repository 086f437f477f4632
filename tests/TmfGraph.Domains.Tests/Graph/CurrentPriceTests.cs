using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Resources.Storage;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Graph;

public abstract class CurrentPriceTests(DomainHost host)
{
    [DatabaseFact]
    public async Task CurrentPrices_AreThoseThatApply_AtTheTime()
    {
        await PriceAsync("c1", "9.90");
        await PriceAsync("c2", "7.90", """ "validFor": { "startDateTime": "2030-01-01T00:00:00Z" } """);
        await PriceAsync("c3", "5.90", """ "lifecycleStatus": "Retired" """);
        await OfferingAsync("f1", "c1", "c2", "c3", "gone");
        await host.ImportAsync("ProductOffering", """{ "id": "f2", "name": "f2" }""");

        var data = await host.QueryAsync(
            """
            query {
              now: productOfferingById(id: "f1") { ...P }
              later: productOfferingById(id: "f1") { currentPrices(at: "2031-05-01T00:00:00+02:00") { id } }
              none: productOfferingById(id: "f2") { ...P }
            }
            fragment P on ProductOffering { currentPrices { id price { value unit } } }
            """);

        Assert.Equal(
            """{"now":{"currentPrices":[{"id":"c1","price":{"value":9.90,"unit":"EUR"}}]},"later":{"currentPrices":[{"id":"c1"},{"id":"c2"}]},"none":{"currentPrices":null}}""",
            data.GetRawText());
    }

    [DatabaseFact]
    public async Task CurrentPrices_TakeTwoStatements_ForAnyNumberOfOfferings()
    {
        Assert.Equal(3, await StatementsAsync("a", 1));
        Assert.Equal(3, await StatementsAsync("b", 40));
    }

    [DatabaseFact]
    public async Task CurrentPrices_AreThereForEntities()
    {
        await PriceAsync("e1", "1");
        await OfferingAsync("e", "e1");

        var data = await host.QueryAsync(
            """{ _entities(representations: [{ __typename: "ProductOffering", id: "e" }]) { ... on ProductOffering { currentPrices { id } } } }""");

        Assert.Equal("""{"_entities":[{"currentPrices":[{"id":"e1"}]}]}""", data.GetRawText());
    }

    private async Task<long> StatementsAsync(string name, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await PriceAsync($"{name}{i}", "1");
            await OfferingAsync($"{name}-{i}", $"{name}{i}");
        }

        var statements = host.Services.GetRequiredKeyedService<ResourceDatabase>("product").Statements;
        var ids = string.Join(", ", Enumerable.Range(0, count).Select(i => $"\"{name}-{i}\""));
        var least = long.MaxValue;
        for (var run = 0; run < 30; run++)
        {
            // the host looks for work of its own now and then, which counts too
            var before = statements.Total;
            var data = await host.QueryAsync($$"""{ productOfferings(first: 50, where: { id: { in: [{{ids}}] } }) { nodes { currentPrices { price { value } } } } }""");
            least = Math.Min(least, statements.Total - before);
            Assert.All(data.GetProperty("productOfferings").GetProperty("nodes").EnumerateArray(), o => Assert.Equal(1, o.GetProperty("currentPrices").GetArrayLength()));
        }

        return least;
    }

    private Task PriceAsync(string id, string amount, string more = "\"lifecycleStatus\": \"Active\"") => host.ImportAsync(
        "ProductOfferingPrice", $$"""{ "id": "{{id}}", "name": "{{id}}", "price": { "unit": "EUR", "value": {{amount}} }, {{more}} }""");

    private Task OfferingAsync(string id, params string[] prices) => host.ImportAsync(
        "ProductOffering", JsonSerializer.Serialize(new { id, name = id, productOfferingPrice = prices.Select(p => new { id = p }) }));
}

public sealed class SqliteCurrentPriceTests(SqliteDomain<TheProduct> host) : CurrentPriceTests(host), IClassFixture<SqliteDomain<TheProduct>>;

[NeedsPostgres]
public sealed class PostgresCurrentPriceTests(PostgresDomain<TheProduct> host) : CurrentPriceTests(host), IClassFixture<PostgresDomain<TheProduct>>;

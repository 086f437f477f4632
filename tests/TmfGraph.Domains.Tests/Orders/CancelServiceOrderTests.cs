using TmfGraph.Domains.Tests.Infrastructure;

namespace TmfGraph.Domains.Tests.Orders;

public sealed class CancelServiceOrderTests(SqliteDomain<TheService> host) : IClassFixture<SqliteDomain<TheService>>
{
    private const string Base = "/tmf-api/serviceOrdering/v4";

    [Fact]
    public async Task Task_CancelsTheOrder_AndTellsInItsOwnAttributes()
    {
        var order = await host.CreateAsync($"{Base}/serviceOrder", """{ "serviceOrderItem": [{ "id": "1", "action": "add", "service": { "name": "S" } }] }""");
        var body = $$"""{ "serviceOrder": { "id": "{{order.GetProperty("id").GetString()}}" }, "cancellationReason": "Too late" }""";

        var done = await host.CreateAsync($"{Base}/cancelServiceOrder", body);
        var failed = await host.CreateAsync($"{Base}/cancelServiceOrder", body);

        Assert.Equal(("done", "The order was cancelled."), (done.GetProperty("state").GetString(), done.GetProperty("completionMessage").GetString()));
        Assert.Equal(
            "The ServiceOrder is in the state 'cancelled', from which it cannot become 'cancelled'.", failed.GetProperty("errorMessage").GetProperty("message").GetString());
        var after = (await host.GetAsync($"{Base}/serviceOrder/{order.GetProperty("id").GetString()}")).Json;
        Assert.Equal(("cancelled", "Too late"), (after.GetProperty("state").GetString(), after.GetProperty("cancellationReason").GetString()));
    }
}

using TmfGraph.Domains.Tests.Infrastructure;

namespace TmfGraph.Domains.Tests.Orders;

public sealed class CancelResourceOrderTests(SqliteDomain<TheResource> host) : IClassFixture<SqliteDomain<TheResource>>
{
    private const string Base = "/tmf-api/resourceOrderingManagement/v4";

    [Fact]
    public async Task Task_CancelsTheOrder_WhichHasNoPlaceForDateAndReason()
    {
        var order = await host.CreateAsync($"{Base}/resourceOrder", """{ "orderItem": [{ "id": "1", "action": "add" }] }""");
        var id = order.GetProperty("id").GetString();

        var task = await host.CreateAsync($"{Base}/cancelResourceOrder", $$"""{ "resourceOrder": { "id": "{{id}}" }, "cancellationReason": "R" }""");

        Assert.Equal("done", task.GetProperty("state").GetString());
        var after = (await host.GetAsync($"{Base}/resourceOrder/{id}")).Json;
        Assert.Equal(("cancelled", "cancelled"), (after.GetProperty("state").GetString(), after.GetProperty("orderItem")[0].GetProperty("state").GetString()));
        Assert.False(after.TryGetProperty("cancellationReason", out _));
    }
}

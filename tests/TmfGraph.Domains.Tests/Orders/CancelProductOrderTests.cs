using System.Text.Json;
using TmfGraph.Domains.Tests.Infrastructure;
using TmfGraph.Testing;

namespace TmfGraph.Domains.Tests.Orders;

public abstract class CancelProductOrderTests(DomainHost host)
{
    private const string Orders = "/tmf-api/productOrderingManagement/v4/productOrder";
    private const string Cancels = "/tmf-api/productOrderingManagement/v4/cancelProductOrder";

    [DatabaseFact]
    public async Task Task_CancelsTheOrderAndItsItems()
    {
        var order = await OrderAsync();

        var task = await CancelAsync(order, ", \"cancellationReason\": \"Moved abroad\"");

        var cancelled = (await host.GetAsync($"{Orders}/{order}")).Json;
        Assert.Equal("done", task.GetProperty("state").GetString());
        Assert.Equal(cancelled.GetProperty("cancellationDate").GetString(), task.GetProperty("effectiveCancellationDate").GetString());
        Assert.Equal(
            "cancelled Moved abroad [cancelled [cancelled []], cancelled []]",
            $"{cancelled.GetProperty("state").GetString()} {cancelled.GetProperty("cancellationReason").GetString()} {States(cancelled)}");
    }

    [DatabaseFact]
    public async Task Task_RaisesTheEventsOfBoth()
    {
        var order = await OrderAsync();

        var task = await CancelAsync(order);

        Assert.Equal(
            ["ProductOrderCreateEvent", "ProductOrderStateChangeEvent", "ProductOrderAttributeValueChangeEvent"], await host.EventsOfAsync(order));
        Assert.Equal(
            ["CancelProductOrderCreateEvent", "CancelProductOrderStateChangeEvent", "CancelProductOrderAttributeValueChangeEvent"],
            await host.EventsOfAsync(task.GetProperty("id").GetString()!));
    }

    [DatabaseFact]
    public async Task Task_EndsWithAnError_WhenTheOrderHasEnded()
    {
        var order = await OrderAsync();
        Assert.Equal(200, (await host.PatchAsync($"{Orders}/{order}", """{ "state": "completed" }""")).Status);

        var task = await CancelAsync(order);

        Assert.Equal(
            "terminatedWithError: The ProductOrder is in the state 'completed', from which it cannot become 'cancelled'.",
            $"{task.GetProperty("state").GetString()}: {task.GetProperty("errorMessage").GetProperty("message").GetString()}");
        Assert.Equal("completed", (await host.GetAsync($"{Orders}/{order}")).Json.GetProperty("state").GetString());
    }

    [DatabaseFact]
    public async Task Task_EndsWithAnError_WhenThereIsNoSuchOrder()
    {
        var task = await CancelAsync("nobody");

        Assert.Equal("There is no ProductOrder with the id 'nobody'.", task.GetProperty("errorMessage").GetProperty("message").GetString());
    }

    [DatabaseFact]
    public async Task Task_CancelsLater_WhenAskedTo()
    {
        var order = await OrderAsync();
        var soon = DateTimeOffset.UtcNow.AddSeconds(1.5).ToString("O");

        var task = await CancelAsync(order, $", \"requestedCancellationDate\": \"{soon}\"");

        Assert.Equal("inProgress", task.GetProperty("state").GetString());
        Assert.Equal("pendingCancellation", (await host.GetAsync($"{Orders}/{order}")).Json.GetProperty("state").GetString());
        await host.UntilAsync($"{Cancels}/{task.GetProperty("id").GetString()}", t => t.GetProperty("state").GetString() == "done");
        Assert.Equal("cancelled", (await host.GetAsync($"{Orders}/{order}")).Json.GetProperty("state").GetString());
    }

    [DatabaseFact]
    public async Task Tasks_OfOneOrderAtOnce_CancelItOnce()
    {
        var order = await OrderAsync();

        var tasks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CancelAsync(order)));

        Assert.Equal(["done", .. Enumerable.Repeat("terminatedWithError", 7)], tasks.Select(t => t.GetProperty("state").GetString()).Order());
    }

    [DatabaseFact]
    public async Task Mutation_CancelsAsRestDoes()
    {
        var order = await OrderAsync();

        var data = await host.QueryAsync(
            $$"""
            mutation {
              createCancelProductOrder(input: { productOrder: { id: "{{order}}" } }) {
                cancelProductOrder { state effectiveCancellationDate productOrder { target { state } } }
              }
            }
            """);

        Assert.Equal("DONE", data.GetProperty("createCancelProductOrder").GetProperty("cancelProductOrder").GetProperty("state").GetString());
        Assert.Equal("cancelled", (await host.GetAsync($"{Orders}/{order}")).Json.GetProperty("state").GetString());
    }

    private async Task<string> OrderAsync() => (await host.CreateAsync(
        Orders,
        """{ "productOrderItem": [{ "id": "1", "action": "add", "productOrderItem": [{ "id": "1.1", "action": "add" }] }, { "id": "2", "action": "add" }] }"""))
        .GetProperty("id").GetString()!;

    private Task<JsonElement> CancelAsync(string order, string more = "") => host.CreateAsync(Cancels, $$"""{ "productOrder": { "id": "{{order}}" }{{more}} }""");

    private static string States(JsonElement order) => order.TryGetProperty("productOrderItem", out var items)
        ? $"[{string.Join(", ", items.EnumerateArray().Select(i => $"{i.GetProperty("state").GetString()} {States(i)}"))}]"
        : "[]";
}

public sealed class SqliteCancelProductOrderTests(SqliteDomain<TheProduct> host) : CancelProductOrderTests(host), IClassFixture<SqliteDomain<TheProduct>>;

[NeedsPostgres]
public sealed class PostgresCancelProductOrderTests(PostgresDomain<TheProduct> host) : CancelProductOrderTests(host), IClassFixture<PostgresDomain<TheProduct>>;

using System.Text.Json;

namespace TmfGraph.Resources.Tests.Graph;

public sealed class SubscriptionTests
{
    [Fact]
    public async Task Fires_OnCreatePatchAndDelete()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        var head = await shop.HeadAsync();
        var created = JsonElement.Parse(await shop.AskAsync("""mutation { createProductOrder(input: { category: "z", item: [{ id: "1", action: "add" }] }) { productOrder { id } } }"""))
            .GetProperty("data").GetProperty("createProductOrder").GetProperty("productOrder").GetProperty("id").GetString();
        await shop.AskAsync($$"""mutation { updateProductOrder(input: { id: "{{created}}", category: "y" }) { version } }""");
        await shop.AskAsync($$"""mutation { deleteProductOrder(input: { id: "{{created}}" }) { version } }""");
        await shop.AskAsync("""mutation { updateProduct(input: { id: "p1", status: TERMINATED }) { version } }""");

        Assert.Equal(
            ["ProductOrderCreateEvent z", "ProductOrderAttributeValueChangeEvent y", "ProductOrderDeleteEvent y"],
            [
                await FirstAsync(shop, "onProductOrderCreated", "productOrder { text: category }", head),
                await FirstAsync(shop, "onProductOrderAttributeValueChanged", "productOrder { text: category }", head),
                await FirstAsync(shop, "onProductOrderDeleted", "productOrder { text: category }", head),
            ]);
        Assert.Equal("ProductStateChangeEvent TERMINATED", await FirstAsync(shop, "onProductStateChanged", "product { text: status }", head));
    }

    [Fact]
    public async Task Tells_OfWhatChanges_FromTheMomentItIsOpen()
    {
        await using var shop = await ShopHost.StartAsync();
        await using var stream = await shop.OpenAsync("subscription { onProductCreated { product { name } } }");

        // nobody has read from the stream yet
        await shop.AskAsync("""mutation { createProduct(input: { name: "Fibre" }) { version } }""");

        Assert.Equal("""{"data":{"onProductCreated":{"product":{"name":"Fibre"}}}}""", Flat(await ShopHost.ListenAsync(stream).FirstAsync()));
    }

    [Fact]
    public async Task Tells_WhereItBegins_SoThatItIsResumedBeforeItsFirstEvent()
    {
        await using var shop = await ShopHost.StartAsync().SeedAsync();
        await using var stream = await shop.OpenAsync("subscription { onProductCreated { product { name } } }");
        await shop.AskAsync("""mutation { createProduct(input: { name: "Fibre" }) { version } }""");

        Assert.Equal(
            "Fibre",
            (await FirstAsync(shop, "subscription($after: String) { onProductCreated(after: $after) { product { name } } }", stream.StartCursor!))
                .GetProperty("product").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Resumes_BehindACursor_AndFilters()
    {
        await using var shop = await ShopHost.StartAsync();
        var head = await shop.HeadAsync();
        foreach (var name in new[] { "a", "b", "ab", "c" })
        {
            await shop.AskAsync($$"""mutation { createProduct(input: { name: "{{name}}" }) { version } }""");
        }

        const string Listen =
            """subscription($after: String) { onProductCreated(after: $after, where: { name: { contains: "b" } }) { cursor eventId eventTime product { name } } }""";
        var first = await FirstAsync(shop, Listen, head);
        var second = await FirstAsync(shop, Listen, first.GetProperty("cursor").GetString()!);

        Assert.Equal("b ab", $"{first.GetProperty("product").GetProperty("name")} {second.GetProperty("product").GetProperty("name")}");
        Assert.NotEqual(first.GetProperty("eventId").GetString(), second.GetProperty("eventId").GetString());
        Assert.Equal(TimeSpan.Zero, first.GetProperty("eventTime").GetDateTimeOffset().Offset);
    }

    [Fact]
    public async Task Fails_When_TheCursorIsNone()
    {
        await using var shop = await ShopHost.StartAsync();

        var results = new List<string>();
        await foreach (var result in shop.ListenAsync("""subscription { onProductCreated(after: "nonsense") { cursor } }"""))
        {
            results.Add(result);
        }

        var error = JsonElement.Parse(Assert.Single(results)).GetProperty("errors")[0];
        Assert.Equal("The cursor is invalid. HC0078", $"{error.GetProperty("message")} {error.GetProperty("extensions").GetProperty("code")}");
    }

    private static async Task<string> FirstAsync(ShopHost shop, string field, string selection, string after)
    {
        var value = await FirstAsync(shop, $$"""subscription($after: String) { {{field}}(after: $after) { eventType {{selection}} } }""", after);
        return $"{value.GetProperty("eventType")} {value.EnumerateObject().Last().Value.GetProperty("text")}";
    }

    private static async Task<JsonElement> FirstAsync(ShopHost shop, string subscription, string after)
    {
        await foreach (var result in shop.ListenAsync(subscription, $$"""{ "after": "{{after}}" }"""))
        {
            return JsonElement.Parse(result).GetProperty("data").EnumerateObject().Single().Value;
        }

        throw new InvalidOperationException("The stream ended.");
    }

    private static string Flat(string json) => JsonSerializer.Serialize(JsonElement.Parse(json));
}

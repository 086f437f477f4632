using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>Events of a change made in REST reach subscribers of the gateway, completed with what other domains know.</summary>
[Collection(WalkCollection.Name)]
public sealed class SubscriptionTests(SharedProducts products)
{
    private const string Subscription =
        """
        subscription Changes($id: ID!, $after: String) {
          onProductOrderStateChanged(where: { id: { eq: $id } }, after: $after) {
            eventType
            cursor
            productOrder { id state relatedParty { role target { __typename ... on Customer { name } } } }
          }
        }
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Sse_DeliversTheCompletedEvent_When_RestChangesTheState(StoreKind store)
    {
        var product = await products.GetAsync(store);
        var order = await TestOrder.CreateAsync(product, "Follows by SSE");
        using var patience = new CancellationTokenSource(Patience);

        using var stream = await product.GraphQL.SubscribeAsync(Subscription, Variables(order, null), patience.Token);
        var (states, result) = await FirstAsync(stream.ReadAsync(patience.Token), order, patience.Token);

        AssertEvent(order, "Follows by SSE", states, result);
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Socket_DeliversTheCompletedEvent_When_RestChangesTheState(StoreKind store)
    {
        var product = await products.GetAsync(store);
        var order = await TestOrder.CreateAsync(product, "Follows by socket");
        using var patience = new CancellationTokenSource(Patience);

        using var socket = await GraphQLSocket.ConnectAsync(product.Address, patience.Token);
        var results = socket.SubscribeAsync(Subscription, Variables(order, null), patience.Token);
        var (states, result) = await FirstAsync(results, order, patience.Token);
        await socket.CloseAsync(patience.Token);

        AssertEvent(order, "Follows by socket", states, result);
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Sse_DeliversWhatWasMissedInOrder_When_ResumedByCursor(StoreKind store)
    {
        var product = await products.GetAsync(store);
        var order = await TestOrder.CreateAsync(product, "Comes back");
        using var patience = new CancellationTokenSource(Patience);
        string cursor;
        using (var stream = await product.GraphQL.SubscribeAsync(Subscription, Variables(order, null), patience.Token))
        {
            var (_, first) = await FirstAsync(stream.ReadAsync(patience.Token), order, patience.Token);
            cursor = first.GetProperty("data").GetProperty("onProductOrderStateChanged").GetProperty("cursor").GetString()!;
        }

        string[] missed = [await order.MoveAsync(), await order.MoveAsync(), await order.MoveAsync()];
        using var resumed = await product.GraphQL.SubscribeAsync(Subscription, Variables(order, cursor), patience.Token);
        await using var results = resumed.ReadAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        var seen = new List<string?>();
        while (!seen.TakeLast(missed.Length).SequenceEqual(missed))
        {
            // changes made to wake the first stream come before, when it ended without them
            Assert.True(await results.MoveNextAsync(), $"The stream ended after {string.Join(", ", seen)}; missed were {string.Join(", ", missed)}.");
            seen.Add(ChangeIn(results.Current).GetProperty("productOrder").GetProperty("state").GetString());
        }
    }

    private static JsonObject Variables(TestOrder order, string? cursor) => new() { ["id"] = order.OrderId, ["after"] = cursor };

    /// <summary>
    /// Changes the order until the first event arrives: neither transport tells when a subscription has taken effect, and what happened before
    /// is not for it.
    /// </summary>
    /// <returns>The states the order went through, and the first result.</returns>
    private static async Task<(IReadOnlyList<string> States, JsonElement Result)> FirstAsync(
        IAsyncEnumerable<JsonElement> results, TestOrder order, CancellationToken cancellationToken)
    {
        await using var reader = results.GetAsyncEnumerator(cancellationToken);
        var next = reader.MoveNextAsync().AsTask();
        var states = new List<string>();
        while (!next.IsCompleted)
        {
            states.Add(await order.MoveAsync());
            await Task.WhenAny(next, Task.Delay(Pause, cancellationToken));
        }

        Assert.True(await next, "The stream ended before an event.");
        return (states, reader.Current);
    }

    private static void AssertEvent(TestOrder order, string customer, IReadOnlyList<string> states, JsonElement result)
    {
        var change = ChangeIn(result);
        Assert.Equal("ProductOrderStateChangeEvent", change.GetProperty("eventType").GetString());
        Assert.NotEmpty(change.GetProperty("cursor").GetString()!);
        var productOrder = change.GetProperty("productOrder");
        Assert.Equal(order.OrderId, productOrder.GetProperty("id").GetString());
        Assert.Contains(productOrder.GetProperty("state").GetString(), states);
        Assert.Equal(
            $$$"""[{"role":"customer","target":{"__typename":"Customer","name":"{{{customer}}}"}}]""",
            JsonNode.Parse(productOrder.GetProperty("relatedParty").GetRawText())!.ToJsonString());
    }

    private static JsonElement ChangeIn(JsonElement result)
    {
        Assert.False(result.TryGetProperty("errors", out var errors), $"Errors: {errors}");
        return result.GetProperty("data").GetProperty("onProductOrderStateChanged");
    }
}

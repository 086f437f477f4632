using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

[Collection(WalkCollection.Name)]
public sealed class CustomerWalkTests(SharedProducts products)
{
    /// <summary>People and companies; the first has most orders.</summary>
    private static readonly string[] Customers = ["C000001", "C000002", "C000003", "C000006", "C000011"];

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Query_GivesARealValueAtEveryStep_When_TheCustomerHasOrders(StoreKind store)
    {
        var customer = await CustomerWalk.QueryAsync(await products.GetAsync(store), "C000001");

        AssertFilled(customer);
        Assert.Equal("Individual", customer["engagedParty"]!["target"]!["__typename"]!.GetValue<string>());
        var orders = customer["productOrders"]!["nodes"]!.AsArray();
        Assert.NotEmpty(orders.SelectMany(o => o!["services"]!["nodes"]!.AsArray()).SelectMany(s => s!["resources"]!["nodes"]!.AsArray()));
        Assert.Equal(orders.Count, customer["productOrders"]!["totalCount"]!.GetValue<int>());
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Query_GivesOrdersInTheStatesAskedForAndTheNewestFirst(StoreKind store)
    {
        var customer = await CustomerWalk.QueryAsync(await products.GetAsync(store), "C000001");

        var orders = customer["productOrders"]!["nodes"]!.AsArray();
        var dates = orders.Select(o => DateTimeOffset.Parse(o!["orderDate"]!.GetValue<string>(), CultureInfo.InvariantCulture)).ToList();
        Assert.True(orders.Count > 1, "one order has no sequence");
        Assert.Equal(dates.OrderDescending(), dates);
        Assert.All(orders, o => Assert.Contains(o!["state"]!.GetValue<string>(), (string[])["IN_PROGRESS", "COMPLETED"]));
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Query_GivesTheSameAsManyRestCalls(StoreKind store)
    {
        var product = await products.GetAsync(store);
        foreach (var id in Customers)
        {
            var queried = await CustomerWalk.QueryAsync(product, id);
            var walked = await CustomerWalk.WalkRestAsync(product, id);

            Assert.Equal(walked.ToJsonString(Readable), queried.ToJsonString(Readable));
        }
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Query_GivesNull_When_ThereIsNoSuchCustomer(StoreKind store)
    {
        var product = await products.GetAsync(store);

        var data = await product.GraphQL.GetDataAsync(CustomerWalk.Query, new JsonObject { ["id"] = "C999999" });

        Assert.Equal(JsonValueKind.Null, data.GetProperty("customerById").ValueKind);
    }

    /// <summary>No null and no empty list, at any depth; only a service that rests on another one may need no resource of its own.</summary>
    private static void AssertFilled(JsonNode? value)
    {
        switch (value)
        {
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    Assert.True(member is not null, $"{members.GetPath()}.{name} is null");
                    if (name is not "resources")
                    {
                        AssertFilled(member);
                    }
                }

                break;
            case JsonArray elements:
                Assert.True(elements.Count > 0, $"{elements.GetPath()} is empty");
                foreach (var element in elements)
                {
                    AssertFilled(element);
                }

                break;
        }
    }
}

using System.Net;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>Fields that domains add in C# are walked through the gateway like any other.</summary>
[Collection(WalkCollection.Name)]
public sealed class CodeFieldTests(SharedProducts products)
{
    private const string Prices = "/tmf-api/productCatalogManagement/v4/productOfferingPrice/";

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task CurrentPrices_AreReached_FromTheCustomer(StoreKind store)
    {
        var product = await products.GetAsync(store);

        var data = await product.GraphQL.GetDataAsync(
            """
            {
              customerById(id: "C000001") {
                productOrders(first: 5) {
                  nodes { isOverdue productOrderItem { productOffering { target { name currentPrices { id name price { value unit } } } } } }
                }
              }
            }
            """);

        var orders = data.GetProperty("customerById").GetProperty("productOrders").GetProperty("nodes").EnumerateArray().ToList();
        Assert.All(orders, o => Assert.True(o.TryGetProperty("isOverdue", out _)));
        var found = orders.SelectMany(o => o.GetProperty("productOrderItem").EnumerateArray())
            .Select(i => i.GetProperty("productOffering").GetProperty("target").GetProperty("currentPrices"))
            .SelectMany(p => p.EnumerateArray()).ToList();
        Assert.NotEmpty(found);
        foreach (var price in found.DistinctBy(p => p.GetProperty("id").GetString()))
        {
            var stored = (await product.Rest.GetAsync(Prices + price.GetProperty("id").GetString())).Expect(HttpStatusCode.OK).Body;
            Assert.Equal(stored.GetProperty("name").GetString(), price.GetProperty("name").GetString());
            Assert.Equal(stored.GetProperty("price").GetProperty("value").GetDecimal(), price.GetProperty("price").GetProperty("value").GetDecimal());
        }
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Computed_Fields_StandBesideAttributes(StoreKind store)
    {
        var product = await products.GetAsync(store);

        var data = await product.GraphQL.GetDataAsync(
            """
            {
              buckets(first: 3, where: { remainingValue: { units: { neq: null } } }) { nodes { availableValue { amount units } remainingValue { amount units } } }
              geographicAddresses(first: 3, where: { city: { neq: null } }) { nodes { city formatted } }
            }
            """);

        Assert.NotEmpty(data.GetProperty("buckets").GetProperty("nodes").EnumerateArray());
        Assert.NotEmpty(data.GetProperty("geographicAddresses").GetProperty("nodes").EnumerateArray());
        Assert.All(data.GetProperty("buckets").GetProperty("nodes").EnumerateArray(), b => Assert.Equal(
            b.GetProperty("remainingValue").GetProperty("units").GetString(), b.GetProperty("availableValue").GetProperty("units").GetString()));
        Assert.All(data.GetProperty("geographicAddresses").GetProperty("nodes").EnumerateArray(), a => Assert.Contains(
            a.GetProperty("city").GetString()!, a.GetProperty("formatted").GetString()!, StringComparison.Ordinal));
    }
}

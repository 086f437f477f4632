using System.Net;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>A customer and an order of a test's own, made over REST: the demo operator stays as it is.</summary>
internal sealed class TestOrder
{
    public const string Customers = "/tmf-api/customerManagement/v4/customer";
    public const string Orders = "/tmf-api/productOrderingManagement/v4/productOrder";

    private readonly RunningProduct _product;
    private bool _isHeld;

    private TestOrder(RunningProduct product, string customerId, string orderId)
    {
        _product = product;
        CustomerId = customerId;
        OrderId = orderId;
    }

    public string CustomerId { get; }

    public string OrderId { get; }

    public static async Task<TestOrder> CreateAsync(RunningProduct product, string customerName)
    {
        var customerId = await CreateAsync(product, Customers, new JsonObject
        {
            ["name"] = customerName,
            ["engagedParty"] = new JsonObject { ["id"] = "I000001", ["@referredType"] = "Individual" },
        });
        var orderId = await CreateAsync(product, Orders, new JsonObject
        {
            ["productOrderItem"] = new JsonArray(new JsonObject { ["id"] = "1", ["action"] = "add" }),
            ["relatedParty"] = new JsonArray(new JsonObject { ["id"] = customerId, ["role"] = "customer", ["@referredType"] = "Customer" }),
        });
        return new TestOrder(product, customerId, orderId);
    }

    /// <summary>Moves the order to another state, over REST.</summary>
    /// <returns>The state as GraphQL names it.</returns>
    public async Task<string> MoveAsync()
    {
        _isHeld = !_isHeld;
        var state = _isHeld ? "held" : "inProgress";
        (await _product.Rest.PatchAsync($"{Orders}/{OrderId}", new JsonObject { ["state"] = state })).Expect(HttpStatusCode.OK);
        return GraphQLNames.EnumValue(state);
    }

    private static async Task<string> CreateAsync(RunningProduct product, string path, JsonObject body)
    {
        var created = (await product.Rest.PostAsync(path, body)).Expect(HttpStatusCode.Created);
        return created.Body.GetProperty("id").GetString()!;
    }
}

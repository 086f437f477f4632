using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>There is one store under REST and GraphQL: what one writes, the other reads at once.</summary>
[Collection(WalkCollection.Name)]
public sealed class OneStoreTests(SharedProducts products)
{
    private const string ReadCustomer =
        """
        query Read($id: ID!) {
          customerById(id: $id) { id href name engagedParty { id atReferredType } productOrders { totalCount nodes { id state } } }
        }
        """;

    private const string CreateCustomer =
        "mutation Create($input: CreateCustomerInput!) { result: createCustomer(input: $input) { customer { id } errors { __typename } } }";

    private const string UpdateCustomer =
        "mutation Update($input: UpdateCustomerInput!) { result: updateCustomer(input: $input) { customer { id } errors { __typename } } }";

    private const string DeleteCustomer =
        "mutation Delete($input: DeleteCustomerInput!) { result: deleteCustomer(input: $input) { customer { id } errors { __typename } } }";

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task GraphQL_SeesCreationChangeAndEnd_When_RestMakesThem(StoreKind store)
    {
        var product = await products.GetAsync(store);
        var order = await TestOrder.CreateAsync(product, "Written in REST");
        var path = $"{TestOrder.Customers}/{order.CustomerId}";

        var created = await ReadAsync(product, order.CustomerId);
        (await product.Rest.PatchAsync(path, new JsonObject { ["name"] = "Changed in REST" })).Expect(HttpStatusCode.OK);
        var state = await order.MoveAsync();
        var changed = await ReadAsync(product, order.CustomerId);
        (await product.Rest.DeleteAsync($"{TestOrder.Orders}/{order.OrderId}")).Expect(HttpStatusCode.NoContent);
        var withoutOrder = await ReadAsync(product, order.CustomerId);
        (await product.Rest.DeleteAsync(path)).Expect(HttpStatusCode.NoContent);
        var deleted = await ReadAsync(product, order.CustomerId);

        Assert.Equal(Expected(order, "Written in REST", "ACKNOWLEDGED"), Text(created));
        Assert.Equal(Expected(order, "Changed in REST", state), Text(changed));
        Assert.Equal(Expected(order, "Changed in REST", null), Text(withoutOrder));
        Assert.Equal(JsonValueKind.Null, deleted.ValueKind);
    }

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task Rest_SeesCreationChangeAndEnd_When_GraphQLMakesThem(StoreKind store)
    {
        var product = await products.GetAsync(store);

        var id = await MutateAsync(product, CreateCustomer, new JsonObject
        {
            ["name"] = "Written in GraphQL",
            ["engagedParty"] = new JsonObject { ["id"] = "I000001", ["name"] = "Somebody", ["atReferredType"] = "Individual" },
            ["extensionAttributes"] = new JsonObject { ["loyaltyCard"] = "gold" },
        });
        var path = $"{TestOrder.Customers}/{id}";
        var created = (await product.Rest.GetAsync(path)).Expect(HttpStatusCode.OK).Body;
        await MutateAsync(product, UpdateCustomer, new JsonObject { ["id"] = id, ["name"] = "Changed in GraphQL" });
        var changed = (await product.Rest.GetAsync(path)).Expect(HttpStatusCode.OK).Body;
        await MutateAsync(product, DeleteCustomer, new JsonObject { ["id"] = id });

        Assert.Equal("Written in GraphQL", created.GetProperty("name").GetString());
        Assert.Equal("gold", created.GetProperty("loyaltyCard").GetString());
        Assert.Equal("""{"id":"I000001","name":"Somebody","@referredType":"Individual"}""", Text(created.GetProperty("engagedParty")));
        Assert.Equal("Changed in GraphQL", changed.GetProperty("name").GetString());
        (await product.Rest.GetAsync(path)).ExpectError(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> ReadAsync(RunningProduct product, string id) =>
        (await product.GraphQL.GetDataAsync(ReadCustomer, new JsonObject { ["id"] = id })).GetProperty("customerById");

    /// <returns>The id of the customer.</returns>
    private static async Task<string> MutateAsync(RunningProduct product, string mutation, JsonObject input)
    {
        var data = await product.GraphQL.GetDataAsync(mutation, new JsonObject { ["input"] = input });
        var result = data.GetProperty("result");
        Assert.True(result.GetProperty("errors").ValueKind is JsonValueKind.Null, $"Refused: {result}");
        return result.GetProperty("customer").GetProperty("id").GetString()!;
    }

    private static string Expected(TestOrder order, string name, string? state)
    {
        var nodes = state is null ? new JsonArray() : new JsonArray(new JsonObject { ["id"] = order.OrderId, ["state"] = state });
        return new JsonObject
        {
            ["id"] = order.CustomerId,
            ["href"] = $"{TestOrder.Customers}/{order.CustomerId}",
            ["name"] = name,
            ["engagedParty"] = new JsonObject { ["id"] = "I000001", ["atReferredType"] = "Individual" },
            ["productOrders"] = new JsonObject { ["totalCount"] = nodes.Count, ["nodes"] = nodes },
        }.ToJsonString();
    }

    private static string Text(JsonElement value) => JsonNode.Parse(value.GetRawText())!.ToJsonString();
}

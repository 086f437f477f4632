using System.Net;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>The walk the product is for, from a customer over her orders down to the resources: as one query, and as the REST calls it replaces.</summary>
internal static class CustomerWalk
{
    public const string Query =
        """
        query Walk($id: ID!) {
          customerById(id: $id) {
            name
            engagedParty { name target { __typename ... on Individual { givenName familyName } ... on Organization { tradingName } } }
            productOrders(first: 5, where: { state: { in: [IN_PROGRESS, COMPLETED] } }, order: [{ orderDate: DESC }]) {
              totalCount
              nodes {
                id state orderDate
                productOrderItem { id action productOffering { name target { lifecycleStatus } } product { id target { status } } }
                serviceOrders { nodes { id state } }
                services {
                  nodes { id name state resources { nodes { id name operationalState resourceSpecification { target { name } } } } }
                }
              }
            }
          }
        }
        """;

    private const string Customers = "/tmf-api/customerManagement/v4/customer";
    private const string ProductOrders = "/tmf-api/productOrderingManagement/v4/productOrder";
    private const string ServiceOrders = "/tmf-api/serviceOrdering/v4/serviceOrder";

    /// <summary>The customer as the query gives it, with the connections that have no order of their own sorted by id.</summary>
    public static async Task<JsonNode> QueryAsync(RunningProduct product, string customer)
    {
        var data = await product.GraphQL.GetDataAsync(Query, new JsonObject { ["id"] = customer });
        var found = JsonNode.Parse(data.GetProperty("customerById").GetRawText())!;
        foreach (var order in found["productOrders"]!["nodes"]!.AsArray())
        {
            SortNodes(order!["serviceOrders"]!);
            SortNodes(order["services"]!);
            foreach (var service in order["services"]!["nodes"]!.AsArray())
            {
                SortNodes(service!["resources"]!);
            }
        }

        return found;
    }

    /// <summary>The same customer in the same shape, put together from what REST gives.</summary>
    public static async Task<JsonNode> WalkRestAsync(RunningProduct product, string id)
    {
        var rest = product.Rest;
        var customer = await ReadAsync(rest, $"{Customers}/{id}");
        var engaged = customer["engagedParty"]!;
        var party = await ReadAsync(rest, engaged["href"]!.GetValue<string>());
        var orders = await rest.GetAsync($"{ProductOrders}?relatedParty.id={id}&state=inProgress,completed&sort=-orderDate&limit=5");
        var found = new JsonArray();
        foreach (var order in JsonNode.Parse(orders.Expect(HttpStatusCode.OK).Body.GetRawText())!.AsArray())
        {
            found.Add(await OrderAsync(rest, order!));
        }

        return new JsonObject
        {
            ["name"] = Copy(customer["name"]),
            ["engagedParty"] = new JsonObject { ["name"] = Copy(engaged["name"]), ["target"] = Party(engaged["@referredType"]!.GetValue<string>(), party) },
            ["productOrders"] = new JsonObject
            {
                ["totalCount"] = int.Parse(orders.Header("X-Total-Count")!),
                ["nodes"] = found,
            },
        };
    }

    private static JsonObject Party(string type, JsonNode party) => type is "Individual"
        ? new JsonObject { ["__typename"] = type, ["givenName"] = Copy(party["givenName"]), ["familyName"] = Copy(party["familyName"]) }
        : new JsonObject { ["__typename"] = type, ["tradingName"] = Copy(party["tradingName"]) };

    private static async Task<JsonObject> OrderAsync(RestClient rest, JsonNode order)
    {
        var items = new JsonArray();
        foreach (var item in order["productOrderItem"]!.AsArray())
        {
            items.Add(await ItemAsync(rest, item!));
        }

        var id = order["id"]!.GetValue<string>();
        var serviceOrders = (await ReadAsync(rest, $"{ServiceOrders}?externalReference.id={id}")).AsArray();
        var services = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        foreach (var reference in serviceOrders.SelectMany(o => o!["serviceOrderItem"]!.AsArray()).Select(i => i!["service"]!))
        {
            services.TryAdd(reference["id"]!.GetValue<string>(), await ServiceAsync(rest, reference["href"]!.GetValue<string>()));
        }

        return new JsonObject
        {
            ["id"] = id,
            ["state"] = EnumValue(order["state"]!),
            ["orderDate"] = Copy(order["orderDate"]),
            ["productOrderItem"] = items,
            ["serviceOrders"] = Nodes(serviceOrders.Select(o => new JsonObject { ["id"] = Copy(o!["id"]), ["state"] = EnumValue(o["state"]!) })),
            ["services"] = Nodes(services.Values),
        };
    }

    private static async Task<JsonObject> ItemAsync(RestClient rest, JsonNode item)
    {
        var offering = await ReadAsync(rest, item["productOffering"]!["href"]!.GetValue<string>());
        var product = await ReadAsync(rest, item["product"]!["href"]!.GetValue<string>());
        return new JsonObject
        {
            ["id"] = Copy(item["id"]),
            ["action"] = EnumValue(item["action"]!),
            ["productOffering"] = new JsonObject
            {
                ["name"] = Copy(item["productOffering"]!["name"]),
                ["target"] = new JsonObject { ["lifecycleStatus"] = Copy(offering["lifecycleStatus"]) },
            },
            ["product"] = new JsonObject
            {
                ["id"] = Copy(item["product"]!["id"]),
                ["target"] = new JsonObject { ["status"] = EnumValue(product["status"]!) },
            },
        };
    }

    private static async Task<JsonNode> ServiceAsync(RestClient rest, string href)
    {
        var service = await ReadAsync(rest, href);
        var resources = new List<JsonNode>();
        foreach (var reference in service["supportingResource"]?.AsArray() ?? [])
        {
            var resource = await ReadAsync(rest, reference!["href"]!.GetValue<string>());
            var specification = await ReadAsync(rest, resource["resourceSpecification"]!["href"]!.GetValue<string>());
            resources.Add(new JsonObject
            {
                ["id"] = Copy(resource["id"]),
                ["name"] = Copy(resource["name"]),
                ["operationalState"] = EnumValue(resource["operationalState"]!),
                ["resourceSpecification"] = new JsonObject { ["target"] = new JsonObject { ["name"] = Copy(specification["name"]) } },
            });
        }

        return new JsonObject
        {
            ["id"] = Copy(service["id"]),
            ["name"] = Copy(service["name"]),
            ["state"] = EnumValue(service["state"]!),
            ["resources"] = Nodes(resources),
        };
    }

    private static async Task<JsonNode> ReadAsync(RestClient rest, string path)
    {
        var answer = await rest.GetAsync(path);
        return JsonNode.Parse(answer.Expect(HttpStatusCode.OK).Body.GetRawText())!;
    }

    private static JsonObject Nodes(IEnumerable<JsonNode> nodes)
    {
        var connection = new JsonObject { ["nodes"] = new JsonArray([.. nodes]) };
        SortNodes(connection);
        return connection;
    }

    private static void SortNodes(JsonNode connection)
    {
        var nodes = connection["nodes"]!.AsArray();
        var sorted = nodes.OrderBy(n => n!["id"]!.GetValue<string>(), StringComparer.Ordinal).ToArray();
        nodes.Clear();
        foreach (var node in sorted)
        {
            nodes.Add(node);
        }
    }

    private static JsonNode EnumValue(JsonNode value) => GraphQLNames.EnumValue(value.GetValue<string>());

    private static JsonNode? Copy(JsonNode? value) => value?.DeepClone();
}

using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>The service order, resource order and cancel tasks that one product order led to; filled while its items are made.</summary>
internal sealed class DemoChain(string orderId, DemoCustomer customer, DateTimeOffset placed, DemoOrderState state)
{
    private readonly JsonArray _serviceItems = [];
    private readonly JsonArray _resourceItems = [];
    private readonly string _serviceOrderId = orderId.Replace("-O", "-SO", StringComparison.Ordinal);
    private readonly string _resourceOrderId = orderId.Replace("-O", "-RO", StringComparison.Ordinal);

    public string OrderId { get; } = orderId;

    public DateTimeOffset Placed { get; } = placed;

    /// <summary>When the order was carried out, or ended.</summary>
    public DateTimeOffset Done { get; } = Earlier(placed.AddDays(5).AddHours(3), DemoOperator.Today);

    public JsonObject CustomerParty() => PartyReference("Customer", customer.Id, customer.Name, "Customer");

    /// <summary>Adds a service to the service order; answers what the service says of it.</summary>
    public JsonObject AddServiceItem(string serviceId, string name, string specification, DemoOrderState itemState)
    {
        var itemId = $"{_serviceItems.Count + 1}";
        var service = Reference("Service", serviceId, name);
        service["state"] = itemState.Service;
        service["serviceSpecification"] = Reference("ServiceSpecification", $"SS-{specification}");
        _serviceItems.Add(new JsonObject
        {
            ["id"] = itemId,
            ["action"] = "add",
            ["quantity"] = 1,
            ["state"] = itemState.ServiceOrder,
            ["service"] = service,
        });
        return new JsonObject
        {
            ["serviceOrderId"] = _serviceOrderId,
            ["serviceOrderHref"] = Href("ServiceOrder", _serviceOrderId),
            ["itemId"] = itemId,
            ["itemAction"] = "add",
            ["role"] = "createdBy",
        };
    }

    public void AddResourceItem(string resourceId, string name, string specification, DemoOrderState itemState) => _resourceItems.Add(new JsonObject
    {
        ["id"] = $"{_resourceItems.Count + 1}",
        ["action"] = "add",
        ["quantity"] = 1,
        ["state"] = itemState.ResourceOrder,
        ["resource"] = Reference("Resource", resourceId, name),
        ["resourceSpecification"] = Reference("ResourceSpecification", $"RS-{specification}"),
    });

    public IEnumerable<DemoDocument> Orders()
    {
        if (_serviceItems.Count > 0)
        {
            yield return ServiceOrder();
        }

        if (_resourceItems.Count > 0)
        {
            yield return ResourceOrder();
        }

        if (state.Cancel is not null)
        {
            yield return CancelTask("CancelProductOrder", "productOrder", "ProductOrder", OrderId, state.Cancel);
            yield return CancelTask("CancelServiceOrder", "serviceOrder", "ServiceOrder", _serviceOrderId, state.Cancel == "acknowledged" ? "accepted" : state.Cancel);
        }
    }

    private DemoDocument ServiceOrder()
    {
        var body = Entity("ServiceOrder", _serviceOrderId);
        body["category"] = customer.Business ? "Business" : "Residential";
        body["description"] = $"Services of product order {OrderId}";
        body["priority"] = customer.Business ? "1" : "3";
        body["orderDate"] = Instant(Placed.AddMinutes(4));
        body["requestedCompletionDate"] = Instant(Placed.AddDays(7));
        body["state"] = state.ServiceOrder;
        body["externalReference"] = Array(new JsonObject
        {
            ["id"] = OrderId,
            ["href"] = Href("ProductOrder", OrderId),
            ["externalReferenceType"] = "ProductOrder",
            ["name"] = $"Product order {OrderId}",
        });
        body["relatedParty"] = Array(CustomerParty());
        body["serviceOrderItem"] = _serviceItems;
        if (state.Order is not "pending" and not "held")
        {
            body["startDate"] = Instant(Placed.AddHours(1));
        }

        if (state.IsFinal && state.Order != "cancelled")
        {
            body["completionDate"] = Instant(Done);
        }

        return new DemoDocument("ServiceOrder", body);
    }

    private DemoDocument ResourceOrder()
    {
        var body = Entity("ResourceOrder", _resourceOrderId, $"Resources of {OrderId}");
        body["category"] = "fulfilment";
        body["orderType"] = "install";
        body["priority"] = customer.Business ? 1 : 3;
        body["orderDate"] = Instant(Placed.AddMinutes(9));
        body["startDate"] = Instant(Placed.AddHours(1));
        body["requestedCompletionDate"] = Instant(Placed.AddDays(6));
        body["state"] = state.ResourceOrder;
        body["externalReference"] = Array(new JsonObject
        {
            ["id"] = _serviceOrderId,
            ["entityType"] = "ServiceOrder",
            ["owner"] = "Northwind Telecom",
        });
        body["relatedParty"] = Array(CustomerParty());
        body["orderItem"] = _resourceItems;
        if (state.IsFinal)
        {
            body["completionDate"] = Instant(Done.AddHours(-1));
        }

        return new DemoDocument("ResourceOrder", body);
    }

    private DemoDocument CancelTask(string type, string attribute, string orderType, string orderId, string taskState)
    {
        var body = Entity(type, $"{orderId}-X");
        body["state"] = taskState;
        body["cancellationReason"] = "Customer changed her mind";
        body["requestedCancellationDate"] = Instant(Placed.AddDays(1));
        if (taskState == "done")
        {
            body["effectiveCancellationDate"] = Instant(Done);
        }

        body[attribute] = Reference(orderType, orderId);
        return new DemoDocument(type, body);
    }

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}

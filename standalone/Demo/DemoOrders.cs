using System.Text.Json.Nodes;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>A customer's product orders and what each led to: products, a service order, services, a resource order, resources.</summary>
/// <param name="count">How many orders; null for what is usual.</param>
internal sealed class DemoOrders(DemoCustomer customer, int? count = null)
{
    private static readonly string[] Channels = ["Web Shop", "Store", "Hotline", "Sales Partner"];

    private readonly List<DemoDocument> _documents = [];
    private readonly List<DemoOrder> _orders = [];
    private readonly List<DemoProduct> _sold = [];
    private readonly Dictionary<string, string> _made = new(StringComparer.Ordinal);
    private int _products;
    private int _services;
    private int _resources;

    /// <summary>What was ordered; filled by <see cref="Documents"/>, as <see cref="Products"/> is.</summary>
    public IReadOnlyList<DemoOrder> Orders => _orders;

    public IReadOnlyList<DemoProduct> Products => _sold;

    public IReadOnlyList<DemoDocument> Documents()
    {
        var orders = count ?? (customer.Number == 1 ? 5 : customer.Random.Int(1, 4));
        var placed = customer.Since;
        for (var number = 1; number <= orders; number++)
        {
            MakeOrder(number, StateOf(number), placed);
            placed += (DemoOperator.Today - placed) / 2;
        }

        return _documents;
    }

    /// <summary>First orders are delivered; later ones go round through all states, so that even few customers show each.</summary>
    private DemoOrderState StateOf(int order) => order == 1
        ? DemoOrderState.Completed
        : DemoOrderState.All[(customer.Number + ((order - 2) * 3) - 1) % DemoOrderState.All.Count];

    private void MakeOrder(int number, DemoOrderState state, DateTimeOffset placed)
    {
        var id = $"{customer.Id}-O{number}";
        var pool = customer.Business ? DemoPlans.ForCompanies : DemoPlans.ForPeople;
        var wanted = state.Order == "partial" ? 2 : customer.Random.Int(1, 3);
        var plans = customer.Random.Shuffle(pool).DistinctBy(p => p.Specification).Take(wanted).ToArray(); // nobody orders two broadband lines at once
        var chain = new DemoChain(id, customer, placed, state);
        var items = new JsonArray();
        for (var index = 0; index < plans.Length; index++)
        {
            items.Add(MakeItem(chain, index + 1, plans[index], index == plans.Length - 1 ? state.OfLastItem : state));
        }

        var body = Entity("ProductOrder", id);
        body["category"] = customer.Business ? "Business" : "Residential";
        body["description"] = string.Join(", ", plans.Select(p => p.Name));
        body["externalId"] = $"SHOP-{customer.Number:000000}-{number}";
        body["priority"] = customer.Business ? "1" : "3";
        body["orderDate"] = Instant(placed);
        body["requestedStartDate"] = Instant(placed.AddDays(1));
        body["expectedCompletionDate"] = Instant(placed.AddDays(7));
        body["state"] = state.Order;
        body["channel"] = Array(new JsonObject { ["id"] = "CH-1", ["name"] = customer.Random.ArrayElement(Channels), ["role"] = "sales" });
        body["relatedParty"] = Array(chain.CustomerParty(), PartyReference("PartyRole", "ROLE-ORDER-DESK", "Order Desk", "OrderDesk"));
        body["billingAccount"] = Reference("BillingAccount", customer.AccountId);
        if (number == 1 && DemoSales.IsQuoted(customer))
        {
            body["quote"] = Array(Reference("Quote", DemoSales.QuoteId(customer)));
        }

        body["orderTotalPrice"] = Array(new JsonObject
        {
            ["name"] = "Monthly total",
            ["priceType"] = "recurring",
            ["recurringChargePeriod"] = "month",
            ["price"] = Price(plans.Sum(p => p.Monthly)),
        });
        body["productOrderItem"] = items;
        if (state.IsFinal && state.Order is not ("cancelled" or "rejected"))
        {
            body["completionDate"] = Instant(chain.Done);
        }

        if (state.Cancel is not null)
        {
            body["cancellationReason"] = "Customer changed her mind";
            if (state.Order == "cancelled")
            {
                body["cancellationDate"] = Instant(chain.Done);
            }
        }

        Add("ProductOrder", body);
        _orders.Add(new DemoOrder(id, number, placed, chain.Done, state, plans));
        _documents.AddRange(chain.Orders());
    }

    private JsonObject MakeItem(DemoChain chain, int number, Plan plan, DemoOrderState state)
    {
        var itemId = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var product = MakeProduct(chain, itemId, plan, state);
        return new JsonObject
        {
            ["id"] = itemId,
            ["action"] = "add",
            ["quantity"] = 1,
            ["state"] = state.Item,
            ["productOffering"] = Reference("ProductOffering", plan.OfferingId, plan.Name),
            ["product"] = product,
            ["itemPrice"] = Array(new JsonObject
            {
                ["name"] = "Monthly price",
                ["priceType"] = "recurring",
                ["recurringChargePeriod"] = "month",
                ["price"] = Price(plan.Monthly),
                ["productOfferingPrice"] = Reference("ProductOfferingPrice", $"POP-{plan.Key}-M", $"{plan.Name} monthly"),
            }),
        };
    }

    /// <summary>The product of an item; before there is one, the item describes what is wanted by value.</summary>
    private JsonObject MakeProduct(DemoChain chain, string itemId, Plan plan, DemoOrderState state)
    {
        if (state.Product is null)
        {
            return new JsonObject { ["name"] = plan.Name, ["productCharacteristic"] = Characteristics(plan) };
        }

        var id = $"{customer.Id}-P{++_products}";
        _made.Clear();
        var service = MakeService(chain, plan.Service, state);
        var body = Entity("Product", id, plan.Name);
        body["status"] = state.Product;
        body["isBundle"] = false;
        body["isCustomerVisible"] = true;
        body["orderDate"] = Instant(chain.Placed);
        if (state.InUse)
        {
            body["startDate"] = Instant(chain.Done);
        }

        body["productOffering"] = Reference("ProductOffering", plan.OfferingId, plan.Name);
        body["productSpecification"] = Reference("ProductSpecification", plan.SpecificationId);
        body["productCharacteristic"] = Characteristics(plan);
        body["billingAccount"] = Reference("BillingAccount", customer.AccountId);
        body["relatedParty"] = Array(chain.CustomerParty());
        body["productPrice"] = Array(new JsonObject
        {
            ["name"] = "Monthly price",
            ["priceType"] = "recurring",
            ["recurringChargePeriod"] = "month",
            ["price"] = Price(plan.Monthly),
        });
        body["productOrderItem"] = Array(new JsonObject
        {
            ["productOrderId"] = chain.OrderId,
            ["productOrderHref"] = Href("ProductOrder", chain.OrderId),
            ["orderItemId"] = itemId,
            ["orderItemAction"] = "add",
        });
        body["realizingService"] = Array(service.Reference);
        if (service.Devices.Count > 0)
        {
            body["realizingResource"] = Array(service.Devices);
        }

        Add("Product", body);
        _sold.Add(new DemoProduct(id, plan, state, chain.OrderId, itemId, chain.Placed, chain.Done, service.Reference["id"]!.GetValue<string>(), _made.ToDictionary()));
        return Reference("Product", id, plan.Name);
    }

    private (JsonObject Reference, List<JsonObject> Devices) MakeService(DemoChain chain, ServiceDesign design, DemoOrderState state)
    {
        var supporting = design.Supporting is null ? default : MakeService(chain, design.Supporting, state);
        var specification = DemoPlans.ServiceDesign(design.Specification);
        var id = $"{customer.Id}-S{++_services}";
        var name = $"{specification.Name} of {customer.Name}";
        var resources = state.ResourceOrder is null ? [] : design.Resources.Select(key => MakeResource(chain, key, state)).ToList();
        var devices = resources.Where(r => r.Physical).Select(r => (JsonObject)r.Reference.DeepClone()).ToList();

        var body = Entity("Service", id, name);
        body["state"] = state.Service;
        body["category"] = specification.Category;
        body["serviceType"] = specification.Name;
        body["serviceDate"] = Instant(chain.Placed);
        body["hasStarted"] = state.InUse;
        body["isServiceEnabled"] = state.InUse;
        body["isStateful"] = true;
        body["startMode"] = "1";
        if (state.InUse)
        {
            body["startDate"] = Instant(chain.Done);
        }

        body["serviceSpecification"] = Reference("ServiceSpecification", $"SS-{design.Specification}", specification.Name);
        body["serviceCharacteristic"] = Array(Characteristic("trafficClass", customer.Business ? "business" : "bestEffort"));
        body["relatedParty"] = Array(chain.CustomerParty());
        body["serviceOrderItem"] = Array(chain.AddServiceItem(id, name, design.Specification, state));
        if (supporting.Reference is not null)
        {
            body["supportingService"] = Array(supporting.Reference);
            devices.AddRange(supporting.Devices);
        }

        if (resources.Count > 0)
        {
            body["supportingResource"] = Array(resources.Select(r => r.Reference));
        }

        Add("Service", body);
        return (Reference("Service", id, name), devices);
    }

    private (JsonObject Reference, bool Physical) MakeResource(DemoChain chain, string key, DemoOrderState state)
    {
        var design = DemoPlans.ResourceDesign(key);
        var physical = design.Category == "PHYSICAL";
        var id = $"{customer.Id}-R{++_resources}";
        var value = ValueOf(key);
        var name = $"{design.Name} {value}";

        var body = Entity("Resource", id, name);
        body["@type"] = physical ? "PhysicalResource" : "LogicalResource";
        body["category"] = physical ? "equipment" : "logical";
        body["administrativeState"] = state.InUse ? "unlocked" : "locked";
        body["operationalState"] = state.InUse ? "enable" : "disable";
        body["usageState"] = state.InUse ? "active" : "idle";
        body["resourceStatus"] = state.ResourceOrder == "failed" ? "available" : "reserved";
        body[physical ? "serialNumber" : "value"] = value;
        if (state.InUse)
        {
            body["startOperatingDate"] = Instant(chain.Done);
        }

        body["resourceSpecification"] = Reference("ResourceSpecification", $"RS-{key}", design.Name);
        body["resourceCharacteristic"] = CharacteristicsOf(key, value);
        body["relatedParty"] = Array(chain.CustomerParty());
        if (key is "ONT" or "GPON-PORT")
        {
            var terminal = DemoNetwork.TerminalOf(customer.Number);
            body["resourceRelationship"] = Array(new JsonObject
            {
                ["relationshipType"] = key == "ONT" ? "connectedTo" : "partOf",
                ["resource"] = Reference("Resource", terminal),
            });
        }

        Add("Resource", body);
        _made[key] = id;
        chain.AddResourceItem(id, name, key, state);
        return (Reference("Resource", id, name), physical);
    }

    private string ValueOf(string key) => key switch
    {
        "MSISDN" => $"+49171{customer.Number:000000}{_resources % 100:00}",
        "SIM" => customer.Random.Replace("8949##############"),
        "IPV4" => $"100.{64 + (customer.Number / 65_536 % 64)}.{customer.Number / 256 % 256}.{customer.Number % 256}",
        "VLAN" => $"{100 + (customer.Number % 3900)}",
        "GPON-PORT" => $"1/1/{(customer.Number % 16) + 1}/{((customer.Number - 1) % 64) + 1}",
        _ => customer.Random.Replace("NW##########"),
    };

    private static JsonArray CharacteristicsOf(string key, string value) => key switch
    {
        "MSISDN" => Array(Characteristic("msisdn", value), Characteristic("numberType", "mobile")),
        "SIM" => Array(Characteristic("iccid", value)),
        "IPV4" => Array(Characteristic("ipAddress", value), Characteristic("prefixLength", 32)),
        "VLAN" => Array(Characteristic("vlanId", value)),
        "GPON-PORT" => Array(Characteristic("port", value)),
        _ => Array(Characteristic("serialNumber", value), Characteristic("firmware", "4.2.1")),
    };

    private static JsonArray Characteristics(Plan plan) => Array(plan.Characteristics.Select(c => Characteristic(c.Name, c.Value)));

    private void Add(string type, JsonObject body) => _documents.Add(new DemoDocument(type, body));
}

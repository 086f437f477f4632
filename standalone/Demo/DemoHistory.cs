using System.Text.Json.Nodes;
using Bogus;
using static TmfGraph.Standalone.Demo.DemoJson;

namespace TmfGraph.Standalone.Demo;

/// <summary>A customer with what she ordered and has: what her bills, tickets, visits and the like are made from.</summary>
internal sealed class DemoHistory(DemoCustomer customer, IReadOnlyList<DemoOrder> orders, IReadOnlyList<DemoProduct> products)
{
    private const int Seed = 20_261_102;

    public DemoCustomer Customer { get; } = customer;

    public int Number => Customer.Number;

    public IReadOnlyList<DemoOrder> Orders { get; } = orders;

    /// <summary>Products that carry traffic, oldest first. There is one at least.</summary>
    public IReadOnlyList<DemoProduct> InUse { get; } = [.. products.Where(p => p.State.InUse)];

    /// <summary>Chance of its own, so that what is made here changes nothing in the orders.</summary>
    public Randomizer Random { get; } = new(unchecked((Seed * 31) + customer.Number));

    public bool HasPaymentTrouble => Number % 29 == 0;

    public string AddressId => $"ADDR-{Customer.Id}";

    public string SiteId => $"SITE-{Customer.Id}";

    public string PaymentMethodId => $"PM-{Customer.Id}";

    public string FinancialAccountId => $"FA{Number:000000}";

    public string PartyAccountId => $"PA{Number:000000}";

    public JsonObject Party(string role = "Customer") => PartyReference("Customer", Customer.Id, Customer.Name, role);

    /// <summary>The person or company behind the customer.</summary>
    public JsonObject Engaged(string role) => PartyReference(Customer.PartyType, Customer.PartyId, Customer.Name, role);

    public JsonObject Place(string role)
    {
        var place = Reference("GeographicAddress", AddressId, typed: true);
        place["role"] = role;
        return place;
    }

    /// <summary>The earlier of an instant and today.</summary>
    public static DateTimeOffset Past(DateTimeOffset time) => time < DemoOperator.Today ? time : DemoOperator.Today;
}

namespace TmfGraph.Standalone.Demo;

/// <summary>
/// A made-up telecom operator: catalogs, network, and customers with everything their orders led to. The same number of customers always
/// gives the same documents, and a customer's documents do not depend on how many others there are.
/// </summary>
/// <remarks>
/// Order chain by the project's convention: <c>ServiceOrder.externalReference</c> names the product order, and
/// <c>ResourceOrder.externalReference</c> the service order. Every reference leads to a document that is there.
/// </remarks>
public static class DemoOperator
{
    /// <summary>The instant the demo operator is looked at: nothing in it is younger.</summary>
    public static DateTimeOffset Today { get; } = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// So many customers, the first ones, come with all that goes on around their orders: bills, usage, tickets, visits, papers. The millions that
    /// a load test wants beyond have their orders, products, services and resources.
    /// </summary>
    public const int CustomersWithHistory = 10_000;

    /// <summary>All documents, those referred to before those that refer to them as far as that is possible.</summary>
    /// <param name="customers">How many customers, from 1 to 10,000,000.</param>
    public static IEnumerable<DemoDocument> Generate(int customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(customers);
        foreach (var document in Shared().Concat(DemoNetwork.Documents(customers)))
        {
            yield return document;
        }

        var people = new DemoPeople();
        for (var number = 1; number <= customers; number++)
        {
            var customer = people.Make(number);
            foreach (var document in customer.Documents)
            {
                yield return document;
            }

            var orders = new DemoOrders(customer);
            foreach (var document in orders.Documents())
            {
                yield return document;
            }

            if (number <= CustomersWithHistory)
            {
                foreach (var document in Around(new DemoHistory(customer, orders.Orders, orders.Products)))
                {
                    yield return document;
                }
            }
        }
    }

    /// <summary>What customers share: catalogs, rules, partners and the network.</summary>
    private static IEnumerable<DemoDocument> Shared() =>
    [
        .. DemoCatalog.Documents(),
        .. DemoGovernance.Documents(),
        .. DemoQuality.Documents(),
        .. DemoLoyalty.Documents(),
        .. DemoEntities.Documents(),
        .. DemoPartners.Documents(),
    ];

    /// <summary>What goes on around a customer's orders.</summary>
    private static IEnumerable<DemoDocument> Around(DemoHistory history)
    {
        var usage = new DemoUsage(history);
        var bills = new DemoBills(history, usage);
        IEnumerable<IEnumerable<DemoDocument>> areas =
        [
            DemoPlaces.Documents(history),
            DemoSales.Documents(history),
            DemoContracts.Documents(history),
            DemoVisits.Documents(history),
            usage.Documents(),
            bills.Documents(),
            new DemoPayments(history, bills).Documents(),
            history.InUse.Where(p => p.IsMobile && !history.Customer.Business).Take(1).SelectMany(p => new DemoBalances(history, p).Documents()),
            Later(() => new DemoCare(history, bills.Bills).Documents()),
            DemoActivation.Documents(history),
            Later(() => DemoActivation.Consumption(history, usage)),
            Later(() => DemoLoyalty.Documents(history, bills.Bills)),
        ];
        return areas.SelectMany(a => a);
    }

    /// <summary>Begins only when it is its turn: what it needs is filled by those before.</summary>
    private static IEnumerable<DemoDocument> Later(Func<IEnumerable<DemoDocument>> make)
    {
        foreach (var document in make())
        {
            yield return document;
        }
    }

    /// <summary>About how many documents <see cref="Generate"/> makes for that many customers, for a progress bar.</summary>
    public static int Estimate(int customers) => 260 + (customers * 30) + (Math.Min(customers, CustomersWithHistory) * 51);
}

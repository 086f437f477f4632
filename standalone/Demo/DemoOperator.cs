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

    /// <summary>All documents, those referred to before those that refer to them as far as that is possible.</summary>
    /// <param name="customers">How many customers, from 1 to 10,000,000.</param>
    public static IEnumerable<DemoDocument> Generate(int customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(customers);
        foreach (var document in DemoCatalog.Documents())
        {
            yield return document;
        }

        foreach (var document in DemoNetwork.Documents(customers))
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

            foreach (var document in new DemoOrders(customer).Documents())
            {
                yield return document;
            }
        }
    }

    /// <summary>About how many documents <see cref="Generate"/> makes for that many customers, for a progress bar.</summary>
    public static int Estimate(int customers) => 140 + (customers * 30);
}

using TmfGraph.Resources.Hosting;

namespace TmfGraph.Customer;

/// <summary>The customer domain, for its own host and for hosts of several.</summary>
public static class CustomerDomain
{
    public static SubgraphDefinition Definition { get; } = new("customer", typeof(CustomerDomain).Assembly) { DefaultUrl = "http://localhost:5102" };
}

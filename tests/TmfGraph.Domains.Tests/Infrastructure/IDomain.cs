using TmfGraph.Assurance;
using TmfGraph.Common;
using TmfGraph.Customer;
using TmfGraph.Party;
using TmfGraph.Product;
using TmfGraph.Resource;
using TmfGraph.Resources.Hosting;
using TmfGraph.Revenue;
using TmfGraph.Service;

namespace TmfGraph.Domains.Tests.Infrastructure;

/// <summary>Names a domain where xunit wants a type.</summary>
public interface IDomain
{
    static abstract SubgraphDefinition Definition { get; }
}

public sealed class TheAssurance : IDomain
{
    public static SubgraphDefinition Definition => AssuranceDomain.Definition;
}

public sealed class TheCommon : IDomain
{
    public static SubgraphDefinition Definition => CommonDomain.Definition;
}

public sealed class TheCustomer : IDomain
{
    public static SubgraphDefinition Definition => CustomerDomain.Definition;
}

public sealed class TheParty : IDomain
{
    public static SubgraphDefinition Definition => PartyDomain.Definition;
}

public sealed class TheProduct : IDomain
{
    public static SubgraphDefinition Definition => ProductDomain.Definition;
}

public sealed class TheResource : IDomain
{
    public static SubgraphDefinition Definition => ResourceDomain.Definition;
}

public sealed class TheRevenue : IDomain
{
    public static SubgraphDefinition Definition => RevenueDomain.Definition;
}

public sealed class TheService : IDomain
{
    public static SubgraphDefinition Definition => ServiceDomain.Definition;
}

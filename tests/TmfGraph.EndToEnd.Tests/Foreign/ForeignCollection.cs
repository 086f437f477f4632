using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>Gateways of others over the demo operator.</summary>
[CollectionDefinition(Name)]
public sealed class ForeignCollection : ICollectionFixture<SharedProducts>
{
    public const string Name = "Foreign";
}

using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>Clients of npm over the demo operator, and orders of their own.</summary>
[CollectionDefinition(Name)]
public sealed class ClientCollection : ICollectionFixture<SharedProducts>
{
    public const string Name = "Clients";
}

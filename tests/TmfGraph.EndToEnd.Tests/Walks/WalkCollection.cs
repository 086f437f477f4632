using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Walks;

/// <summary>Walks over the demo operator, and changes to resources of the tests' own.</summary>
[CollectionDefinition(Name)]
public sealed class WalkCollection : ICollectionFixture<SharedProducts>
{
    public const string Name = "Walks";
}

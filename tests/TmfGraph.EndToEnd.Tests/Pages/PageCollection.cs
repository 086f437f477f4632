using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Pages;

/// <summary>What people see in a browser.</summary>
[CollectionDefinition(Name)]
public sealed class PageCollection : ICollectionFixture<SharedProducts>, ICollectionFixture<Browser>
{
    public const string Name = "Pages";
}

using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

[CollectionDefinition(ResourceConformance.Collection)]
public sealed class ConformanceCollection : ICollectionFixture<SharedProducts>;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>One product for all tests of the wire.</summary>
[CollectionDefinition(nameof(FuzzedProduct))]
public sealed class FuzzedProductCollection : ICollectionFixture<FuzzedProduct>;

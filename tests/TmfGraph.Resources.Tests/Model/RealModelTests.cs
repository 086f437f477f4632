using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Model;

/// <summary>The model the product ships with.</summary>
public sealed class RealModelTests
{
    [Theory]
    [InlineData("product")]
    [InlineData("customer")]
    [InlineData("party")]
    [InlineData("service")]
    [InlineData("resource")]
    [InlineData("revenue")]
    [InlineData("assurance")]
    [InlineData("common")]
    public void Loads_EverySubgraph(string name)
    {
        var model = DomainModelLoader.LoadDirectory(name, SchemaFolder.Path);

        Assert.NotEmpty(model.Apis);
        Assert.All(model.Resources.Values, r => Assert.NotNull(r.Api));
    }
}

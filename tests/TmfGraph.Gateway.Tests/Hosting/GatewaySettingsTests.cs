using Microsoft.Extensions.Configuration;
using TmfGraph.Gateway.Hosting;

namespace TmfGraph.Gateway.Tests.Hosting;

public sealed class GatewaySettingsTests
{
    [Theory]
    [InlineData("Gateway:Overrides:ActiveLabels:0")]
    [InlineData("Gateway:Overrides:ActiveLabels")]
    public void LabelsOfOverrides_AreAList(string key)
    {
        var options = GatewaySettings.Section.Read(new ConfigurationBuilder().AddInMemoryCollection([new(key, "launch")]).Build()).ApplyTo(new GatewayOptions());
        Assert.Equal(["launch"], options.Overrides.ActiveLabels);
    }
}

using TmfGraph.Resources.Graph.Layout;

namespace TmfGraph.Resources.Tests.Graph.Layout;

public sealed class GraphNamesTests
{
    [Theory]
    [InlineData("ProductOrder", "productOrder")]
    [InlineData("SLA", "sla")]
    [InlineData("SLAViolation", "slaViolation")]
    [InlineData("Event", "event")]
    public void Camel_LowersTheFirstWord(string name, string camel) => Assert.Equal(camel, GraphNames.Camel(name));
}

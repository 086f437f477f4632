using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ExternalOnInterfaceRuleTests
{
    [Fact]
    public void Accepts_ExternalFieldsOfObjectTypes() => AssertValid<ExternalOnInterfaceRule>(
        """
        interface Party { id: ID! }
        type Individual implements Party { id: ID! @external }
        """);

    [Fact]
    public void Reports_AnExternalFieldOfAnInterface() => AssertReports<ExternalOnInterfaceRule>(
        """
        interface Party { id: ID! @external }
        """,
        """
        error EXTERNAL_ON_INTERFACE a:Party.id The interface field 'Party.id' cannot be external; mark the fields of the object types that implement it.
        """);
}

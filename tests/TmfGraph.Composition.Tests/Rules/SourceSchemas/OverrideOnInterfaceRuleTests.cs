using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class OverrideOnInterfaceRuleTests
{
    [Fact]
    public void Accepts_AFieldOfAnObjectType() => AssertValid<OverrideOnInterfaceRule>(
        """
        type Bill { amount: Int @override(from: "b") }
        """);

    [Fact]
    public void Reports_AFieldOfAnInterface() => AssertReports<OverrideOnInterfaceRule>(
        """
        interface Bill { amount: Int @override(from: "b") }
        """,
        """
        error OVERRIDE_ON_INTERFACE a:Bill.amount The interface field 'Bill.amount' cannot be overridden; mark the fields of the object types that implement it.
        """);
}

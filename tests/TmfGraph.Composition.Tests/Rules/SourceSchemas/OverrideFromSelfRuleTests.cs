using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class OverrideFromSelfRuleTests
{
    [Fact]
    public void Accepts_AnotherSourceSchema() => AssertValid<OverrideFromSelfRule>(
        """
        type Bill { amount: Int @override(from: "b") }
        """);

    [Fact]
    public void Reports_TheOwnName() => AssertReports<OverrideFromSelfRule>(
        """
        type Bill { amount: Int @override(from: "a") }
        """,
        """
        error OVERRIDE_FROM_SELF a:Bill.amount The field 'Bill.amount' overrides itself; '@override' names the source schema that served the field before.
        """);
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ExternalOverrideCollisionRuleTests
{
    [Fact]
    public void Accepts_AnOverriddenField() => AssertValid<ExternalOverrideCollisionRule>(
        """
        type Bill { id: ID! amount: Int @override(from: "b") }
        """);

    [Fact]
    public void Reports_AnExternalFieldThatOverrides() => AssertReports<ExternalOverrideCollisionRule>(
        """
        type Bill { id: ID! amount: Int @override(from: "b") @external }
        """,
        """
        error EXTERNAL_OVERRIDE_COLLISION a:Bill.amount The field 'Bill.amount' is external, so it cannot use '@override' as well; take one of them out.
        """);
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ExternalRequireCollisionRuleTests
{
    [Fact]
    public void Accepts_AFieldWithRequirements() => AssertValid<ExternalRequireCollisionRule>(
        """
        type Bill { text(amount: Int @require(field: "amount")): String }
        """);

    [Fact]
    public void Reports_AnExternalFieldWithRequirements() => AssertReports<ExternalRequireCollisionRule>(
        """
        type Bill { text(amount: Int @require(field: "amount")): String @external }
        """,
        """
        error EXTERNAL_REQUIRE_COLLISION a:Bill.text The field 'Bill.text' is external, so it cannot use '@require' as well; take one of them out.
        """);
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DirectiveLocationRuleTests
{
    [Fact]
    public void APlaceThatIsGone_Breaks_InDocuments() => AssertFinds<DirectiveLocationRule>(
        "directive @d on FIELD | QUERY | OBJECT",
        "directive @d on FIELD",
        """
        breaking DIRECTIVE_LOCATION_REMOVED @d The directive '@d' may not stand on QUERY any more.
        dangerous DIRECTIVE_LOCATION_REMOVED @d The directive '@d' may not stand on OBJECT any more.
        """);

    [Fact]
    public void AFurtherPlace_IsSafe() => AssertFinds<DirectiveLocationRule>(
        "directive @d on FIELD",
        "directive @d on FIELD | QUERY",
        "safe DIRECTIVE_LOCATION_ADDED @d The directive '@d' may stand on QUERY.");
}

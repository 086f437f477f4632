using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class UnionMemberRemovedRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<UnionMemberRemovedRule>(
        "union U = Query | A type A { a: Int }",
        "union U = Query type A { a: Int }",
        "breaking TYPE_REMOVED_FROM_UNION U 'A' was removed from the union 'U'.");

    [Fact]
    public void FindsNothing_When_OnlyTheOrderIsAnother() => AssertFinds<UnionMemberRemovedRule>(
        "union U = Query | A type A { a: Int }",
        "union U = A | Query type A { a: Int }",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class UnionMemberAddedRuleTests
{
    [Fact]
    public void IsDangerous() => AssertFinds<UnionMemberAddedRule>(
        "union U = Query type A { a: Int }",
        "union U = Query | A type A { a: Int }",
        "dangerous TYPE_ADDED_TO_UNION U 'A' was added to the union 'U'; clients may not expect it.");

    [Fact]
    public void FindsNothing_OfNewUnions() => AssertFinds<UnionMemberAddedRule>(
        "",
        "union U = Query",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DirectiveAddedRuleTests
{
    [Fact]
    public void IsSafe() => AssertFinds<DirectiveAddedRule>(
        "",
        "directive @d on FIELD",
        "safe DIRECTIVE_ADDED @d The directive '@d' was added.");

    [Fact]
    public void FindsNothing_When_ItWasThere() => AssertFinds<DirectiveAddedRule>(
        "directive @d on FIELD",
        "directive @d on FIELD",
        "");
}

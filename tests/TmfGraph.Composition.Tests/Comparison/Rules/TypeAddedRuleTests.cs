using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class TypeAddedRuleTests
{
    [Fact]
    public void IsSafe() => AssertFinds<TypeAddedRule>(
        "",
        "enum E { A }",
        "safe TYPE_ADDED E The type 'E' was added.");

    [Fact]
    public void FindsNothing_When_NoneIsNew() => AssertFinds<TypeAddedRule>(
        "scalar S",
        "",
        "");
}

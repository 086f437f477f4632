using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class InterfaceRemovedRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<InterfaceRemovedRule>(
        "interface I { a: Int } type A implements I { a: Int }",
        "interface I { a: Int } type A { a: Int }",
        "breaking IMPLEMENTED_INTERFACE_REMOVED A 'A' does not implement 'I' any more.");

    [Fact]
    public void FindsNothing_When_ItIsImplemented() => AssertFinds<InterfaceRemovedRule>(
        "interface I { a: Int } type A implements I { a: Int }",
        "interface I { a: Int } type A implements I { a: Int }",
        "");
}

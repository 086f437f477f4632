using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class InterfaceAddedRuleTests
{
    [Fact]
    public void IsDangerous_ByAKnownType() => AssertFinds<InterfaceAddedRule>(
        "interface I { a: Int } type A { a: Int }",
        "interface I { a: Int } type A implements I { a: Int }",
        "dangerous IMPLEMENTED_INTERFACE_ADDED A 'A' implements 'I'; clients may not expect it there.");

    [Fact]
    public void IsDangerous_ByANewType() => AssertFinds<InterfaceAddedRule>(
        "interface I { a: Int }",
        "interface I { a: Int } type A implements I { a: Int }",
        "dangerous IMPLEMENTED_INTERFACE_ADDED A 'A' implements 'I'; clients may not expect it there.");

    [Fact]
    public void FindsNothing_When_TheInterfaceIsNew() => AssertFinds<InterfaceAddedRule>(
        "type A { a: Int }",
        "interface I { a: Int } type A implements I { a: Int }",
        "");
}

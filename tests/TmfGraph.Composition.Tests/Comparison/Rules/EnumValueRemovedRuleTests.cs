using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class EnumValueRemovedRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<EnumValueRemovedRule>(
        "enum E { A B }",
        "enum E { A }",
        "breaking VALUE_REMOVED_FROM_ENUM E.B The value 'E.B' was removed.");

    [Fact]
    public void FindsNothing_When_OnlyTheOrderIsAnother() => AssertFinds<EnumValueRemovedRule>(
        "enum E { A B }",
        "enum E { B A }",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class TypeRemovedRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<TypeRemovedRule>(
        "type A { a: Int } scalar S",
        "type A { a: Int }",
        "breaking TYPE_REMOVED S The type 'S' was removed.");

    [Fact]
    public void FindsNothing_When_AllAreThere() => AssertFinds<TypeRemovedRule>(
        "scalar S",
        "type A { a: Int } scalar S",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class ArgumentRemovedRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<ArgumentRemovedRule>(
        "type A { a(x: Int, y: Int): Int }",
        "type A { a(y: Int): Int }",
        "breaking ARG_REMOVED A.a(x:) The argument 'A.a(x:)' was removed.");

    [Fact]
    public void FindsNothing_When_TheFieldIsGone() => AssertFinds<ArgumentRemovedRule>(
        "type A { a: Int b(x: Int): Int }",
        "type A { a: Int }",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DescriptionRuleTests
{
    [Fact]
    public void IsSafe() => AssertFinds<DescriptionRule>(
        "\"One\" type A { a(x: Int): Int } input I { a: Int } enum E { A } directive @d on FIELD",
        "\"Two\" type A { \"A\" a(\"X\" x: Int): Int } input I { \"A\" a: Int } enum E { \"A\" A } \"D\" directive @d on FIELD",
        """
        safe DESCRIPTION_CHANGED A 'A' is described in other words.
        safe DESCRIPTION_CHANGED A.a 'A.a' is described in other words.
        safe DESCRIPTION_CHANGED A.a(x:) 'A.a(x:)' is described in other words.
        safe DESCRIPTION_CHANGED I.a 'I.a' is described in other words.
        safe DESCRIPTION_CHANGED @d '@d' is described in other words.
        safe DESCRIPTION_CHANGED E.A 'E.A' is described in other words.
        """);

    [Fact]
    public void FindsNothing_When_ThereIsNone_OrAnEmptyOne() => AssertFinds<DescriptionRule>(
        "\"\" type A { a: Int }",
        "type A { a: Int }",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DeprecationRuleTests
{
    [Fact]
    public void IsSafe() => AssertFinds<DeprecationRule>(
        "type A { a(x: Int): Int b: Int @deprecated(reason: \"old\") c: Int @deprecated(reason: \"old\") } enum E { A B }",
        "type A { a(x: Int @deprecated): Int @deprecated(reason: \"use b\") b: Int c: Int @deprecated(reason: \"older\") } enum E { A B @deprecated }",
        """
        safe DEPRECATION_ADDED A.a 'A.a' is deprecated: use b
        safe DEPRECATION_REMOVED A.b 'A.b' is not deprecated any more.
        safe DEPRECATION_REASON_CHANGED A.c 'A.c' is deprecated for another reason: older
        safe DEPRECATION_ADDED A.a(x:) 'A.a(x:)' is deprecated: No longer supported
        safe DEPRECATION_ADDED E.B 'E.B' is deprecated: No longer supported
        """);

    [Fact]
    public void FindsNothing_When_ItWasDeprecatedBefore() => AssertFinds<DeprecationRule>(
        "type A { a: Int b: Int @deprecated }",
        "type A { a: Int b: Int @deprecated }",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class ArgumentDefaultChangedRuleTests
{
    [Fact]
    public void AnotherDefault_IsDangerous() => AssertFinds<ArgumentDefaultChangedRule>(
        "type A { a(x: Int = 1): Int }",
        "type A { a(x: Int = 2): Int }",
        "dangerous ARG_DEFAULT_VALUE_CHANGE A.a(x:) 'A.a(x:)' had the default 1 and has 2.");

    [Fact]
    public void ADefault_IsSafe() => AssertFinds<ArgumentDefaultChangedRule>(
        "type A { a(x: Int): Int }",
        "type A { a(x: Int = 2): Int }",
        "safe ARG_DEFAULT_VALUE_ADDED A.a(x:) 'A.a(x:)' has the default 2 now.");

    [Fact]
    public void NoDefault_IsDangerous_When_NullIsTaken() => AssertFinds<ArgumentDefaultChangedRule>(
        "type A { a(x: Int = 1): Int }",
        "type A { a(x: Int): Int }",
        "dangerous ARG_DEFAULT_VALUE_CHANGE A.a(x:) 'A.a(x:)' had the default 1 and has none now.");

    [Fact]
    public void NoDefault_Breaks_When_NullIsNot() => AssertFinds<ArgumentDefaultChangedRule>(
        "type A { a(x: Int! = 1): Int }",
        "type A { a(x: Int!): Int }",
        "breaking ARG_DEFAULT_VALUE_CHANGE A.a(x:) 'A.a(x:)' had the default 1; it has none now, and must be given.");

    [Fact]
    public void FindsNothing_When_OnlyTheOrderIsAnother() => AssertFinds<ArgumentDefaultChangedRule>(
        "input I { a: Int b: [I] } type A { a(x: I = { a: 1, b: [{ a: 2, b: [] }] }): Int }",
        "input I { a: Int b: [I] } type A { a(x: I = { b: [{ b: [], a: 2 }], a: 1 }): Int }",
        "");
}

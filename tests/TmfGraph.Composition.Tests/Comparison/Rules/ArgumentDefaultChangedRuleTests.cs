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
    public void NoDefault_IsDangerous_When_OnlySchemasCanHaveTheDirective() => AssertFinds<ArgumentDefaultChangedRule>(
        "directive @d(x: Int! = 1) on FIELD_DEFINITION directive @e(x: Int! = 1) on FIELD_DEFINITION | FIELD",
        "directive @d(x: Int!) on FIELD_DEFINITION directive @e(x: Int!) on FIELD_DEFINITION | FIELD",
        """
        dangerous ARG_DEFAULT_VALUE_CHANGE @d(x:) '@d(x:)' had the default 1; it has none now, and must be given.
        breaking ARG_DEFAULT_VALUE_CHANGE @e(x:) '@e(x:)' had the default 1; it has none now, and must be given.
        """);

    [Theory]
    [InlineData("Float", "1", "1.0")]
    [InlineData("Float!", "100", "1e2")]
    [InlineData("[Int!]", "1", "[1]")]
    [InlineData("[[Float]]", "1", "[[1.0]]")]
    [InlineData("ID", "7", "\"7\"")]
    [InlineData("String", "\"a\"", "\"\"\"a\"\"\"")]
    [InlineData("I", "{ f: 1, l: { f: 2.0 } }", "{ l: [{ f: 2 }], f: 1.00 }")]
    public void FindsNothing_When_TheValueIsTheSame(string type, string old, string @new) => AssertFinds<ArgumentDefaultChangedRule>(
        $"input I {{ f: Float l: [I] }} type A {{ a(x: {type} = {old}): Int }}",
        $"input I {{ f: Float l: [I] }} type A {{ a(x: {type} = {@new}): Int }}",
        "");

    [Theory]
    [InlineData("Float", "1", "1.5")]
    [InlineData("[Int]", "null", "[null]")]
    [InlineData("[Int]", "[1]", "[1, 1]")]
    [InlineData("S", "1", "1.0")]
    public void AnotherValue_IsDangerous(string type, string old, string @new) => AssertFinds<ArgumentDefaultChangedRule>(
        $"scalar S type A {{ a(x: {type} = {old}): Int }}",
        $"scalar S type A {{ a(x: {type} = {@new}): Int }}",
        $"dangerous ARG_DEFAULT_VALUE_CHANGE A.a(x:) 'A.a(x:)' had the default {old} and has {@new}.");

    [Fact]
    public void FindsNothing_When_OnlyTheOrderIsAnother() => AssertFinds<ArgumentDefaultChangedRule>(
        "input I { a: Int b: [I] } type A { a(x: I = { a: 1, b: [{ a: 2, b: [] }] }): Int }",
        "input I { a: Int b: [I] } type A { a(x: I = { b: [{ b: [], a: 2 }], a: 1 }): Int }",
        "");
}

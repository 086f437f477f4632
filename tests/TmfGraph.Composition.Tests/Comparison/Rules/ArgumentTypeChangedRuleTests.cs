using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class ArgumentTypeChangedRuleTests
{
    [Fact]
    public void NullBecomesImpossible_Breaks() => AssertFinds<ArgumentTypeChangedRule>(
        "type A { a(x: Int, y: [Int]): Int }",
        "type A { a(x: Int!, y: [Int!]): Int }",
        """
        breaking ARG_CHANGED_KIND A.a(x:) The argument 'A.a(x:)' took 'Int' and takes 'Int!'.
        breaking ARG_CHANGED_KIND A.a(y:) The argument 'A.a(y:)' took '[Int]' and takes '[Int!]'.
        """);

    [Fact]
    public void NullBecomesPossible_IsSafe() => AssertFinds<ArgumentTypeChangedRule>(
        "type A { a(x: Int!, y: [Int!]!): Int }",
        "type A { a(x: Int, y: [Int]): Int }",
        """
        safe ARG_CHANGED_KIND_SAFE A.a(x:) The argument 'A.a(x:)' took 'Int!' and takes 'Int'.
        safe ARG_CHANGED_KIND_SAFE A.a(y:) The argument 'A.a(y:)' took '[Int!]!' and takes '[Int]'.
        """);

    [Fact]
    public void AnotherType_Breaks_ListsToo() => AssertFinds<ArgumentTypeChangedRule>(
        "type A { a(x: Int, y: Int): Int }",
        "type A { a(x: Float, y: [Int]): Int }",
        """
        breaking ARG_CHANGED_KIND A.a(x:) The argument 'A.a(x:)' took 'Int' and takes 'Float'.
        breaking ARG_CHANGED_KIND A.a(y:) The argument 'A.a(y:)' took 'Int' and takes '[Int]'.
        """);

    [Fact]
    public void Breaks_AtDirectivesToo() => AssertFinds<ArgumentTypeChangedRule>(
        "directive @d(x: Int) on FIELD",
        "directive @d(x: Int!) on FIELD",
        "breaking ARG_CHANGED_KIND @d(x:) The argument '@d(x:)' took 'Int' and takes 'Int!'.");

    [Fact]
    public void IsDangerous_When_OnlySchemasCanHaveTheDirective() => AssertFinds<ArgumentTypeChangedRule>(
        "directive @d(x: Int) on FIELD_DEFINITION",
        "directive @d(x: Int!) on FIELD_DEFINITION",
        "dangerous ARG_CHANGED_KIND @d(x:) The argument '@d(x:)' took 'Int' and takes 'Int!'.");
}

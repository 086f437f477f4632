using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class InputFieldTypeChangedRuleTests
{
    [Fact]
    public void NullBecomesImpossible_Breaks() => AssertFinds<InputFieldTypeChangedRule>(
        "input A { a: Int b: [Int] }",
        "input A { a: Int! b: [Int!] }",
        """
        breaking FIELD_CHANGED_KIND A.a The field 'A.a' took 'Int' and takes 'Int!'.
        breaking FIELD_CHANGED_KIND A.b The field 'A.b' took '[Int]' and takes '[Int!]'.
        """);

    [Fact]
    public void NullBecomesPossible_IsSafe() => AssertFinds<InputFieldTypeChangedRule>(
        "input A { a: Int! b: [Int!]! }",
        "input A { a: Int b: [Int] }",
        """
        safe FIELD_CHANGED_KIND_SAFE A.a The field 'A.a' took 'Int!' and takes 'Int'.
        safe FIELD_CHANGED_KIND_SAFE A.b The field 'A.b' took '[Int!]!' and takes '[Int]'.
        """);

    [Fact]
    public void AnotherType_Breaks() => AssertFinds<InputFieldTypeChangedRule>(
        "input A { a: Int }",
        "input A { a: ID }",
        "breaking FIELD_CHANGED_KIND A.a The field 'A.a' took 'Int' and takes 'ID'.");
}

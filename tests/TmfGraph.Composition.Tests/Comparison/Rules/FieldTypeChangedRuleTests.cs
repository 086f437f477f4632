using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class FieldTypeChangedRuleTests
{
    [Fact]
    public void NullBecomesPossible_Breaks() => AssertFinds<FieldTypeChangedRule>(
        "type A { a: Int! b: [Int!] c: [Int]! }",
        "type A { a: Int b: [Int] c: [Int] }",
        """
        breaking FIELD_CHANGED_KIND A.a The field 'A.a' returned 'Int!' and returns 'Int'.
        breaking FIELD_CHANGED_KIND A.b The field 'A.b' returned '[Int!]' and returns '[Int]'.
        breaking FIELD_CHANGED_KIND A.c The field 'A.c' returned '[Int]!' and returns '[Int]'.
        """);

    [Fact]
    public void NullBecomesImpossible_IsSafe() => AssertFinds<FieldTypeChangedRule>(
        "type A { a: Int b: [Int] c: [[Int]] }",
        "type A { a: Int! b: [Int!]! c: [[Int!]!] }",
        """
        safe FIELD_CHANGED_KIND_SAFE A.a The field 'A.a' returned 'Int' and returns 'Int!'.
        safe FIELD_CHANGED_KIND_SAFE A.b The field 'A.b' returned '[Int]' and returns '[Int!]!'.
        safe FIELD_CHANGED_KIND_SAFE A.c The field 'A.c' returned '[[Int]]' and returns '[[Int!]!]'.
        """);

    [Fact]
    public void AnotherType_Breaks() => AssertFinds<FieldTypeChangedRule>(
        "type A { a: Int b: Int c: [Int] }",
        "type A { a: String b: [Int] c: Int }",
        """
        breaking FIELD_CHANGED_KIND A.a The field 'A.a' returned 'Int' and returns 'String'.
        breaking FIELD_CHANGED_KIND A.b The field 'A.b' returned 'Int' and returns '[Int]'.
        breaking FIELD_CHANGED_KIND A.c The field 'A.c' returned '[Int]' and returns 'Int'.
        """);

    [Fact]
    public void AMemberOfTheAbstractType_IsSafe_AndTheOtherWayBreaks() => AssertFinds<FieldTypeChangedRule>(
        "type A { i: I u: U t: T } interface I { x: Int } union U = T type T implements I { x: Int }",
        "type A { i: T u: T! t: U } interface I { x: Int } union U = T type T implements I { x: Int }",
        """
        safe FIELD_CHANGED_KIND_SAFE A.i The field 'A.i' returned 'I' and returns 'T'.
        safe FIELD_CHANGED_KIND_SAFE A.u The field 'A.u' returned 'U' and returns 'T!'.
        breaking FIELD_CHANGED_KIND A.t The field 'A.t' returned 'T' and returns 'U'.
        """);

    [Fact]
    public void FindsNothing_When_TheTypeIsTheSame() => AssertFinds<FieldTypeChangedRule>(
        "type A { a: [Int!]! }",
        "type A { a: [Int!]! }",
        "");
}

using TmfGraph.Composition.Comparison;
using TmfGraph.Composition.Comparison.Rules;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;
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
    public void TheOnlyMemberOfTheAbstractType_IsSafe_AndTheOtherWayBreaks() => AssertFinds<FieldTypeChangedRule>(
        "type A { i: I u: U t: T } interface I { x: Int } union U = T type T implements I { x: Int }",
        "type A { i: T u: T! t: U } interface I { x: Int } union U = T type T implements I { x: Int }",
        """
        safe FIELD_CHANGED_KIND_SAFE A.i The field 'A.i' returned 'I' and returns 'T'.
        safe FIELD_CHANGED_KIND_SAFE A.u The field 'A.u' returned 'U' and returns 'T!'.
        breaking FIELD_CHANGED_KIND A.t The field 'A.t' returned 'T' and returns 'U'.
        """);

    [Fact]
    public void OneMemberOfSeveral_Breaks()
    {
        const string Types = "interface I { x: Int } interface J implements I { x: Int } union U = T | S type T implements I & J { x: Int } type S implements I { x: Int } ";
        AssertFinds<FieldTypeChangedRule>(
            Types + "type A { i: I u: [U] j: I k: J }",
            Types + "type A { i: T u: [S!] j: J k: T }",
            """
            breaking FIELD_CHANGED_KIND A.i The field 'A.i' returned 'I' and returns 'T'; a fragment on 'S' is refused there now.
            breaking FIELD_CHANGED_KIND A.u The field 'A.u' returned '[U]' and returns '[S!]'; a fragment on 'T' is refused there now.
            breaking FIELD_CHANGED_KIND A.j The field 'A.j' returned 'I' and returns 'J'; a fragment on 'S' is refused there now.
            safe FIELD_CHANGED_KIND_SAFE A.k The field 'A.k' returned 'J' and returns 'T'.
            """);
    }

    [Fact]
    public void WhatIsSafe_LeavesOperationsValid_AndWhatBreaksDoesNot()
    {
        const string Types = "interface I { x: Int } union U = T type T implements I { x: Int } type S implements I { x: Int } ";
        var old = Build(Types + "type Query { i: I u: U }");
        var @new = Build(Types + "type Query { i: T u: T }");
        Assert.Equal([], Refusals("{ u { ... on T { x } ... on U { __typename } } }"));
        Assert.Equal(["breaking Query.i", "safe Query.u"], SchemaComparison.Compare(old, @new).Select(c => $"{SchemaChange.TextOf(c.Severity)} {c.Coordinate}"));
        Assert.Single(Refusals("{ i { ... on S { x } } }"));

        IEnumerable<string> Refusals(string operation)
        {
            var document = SyntaxParser.Parse(operation);
            Assert.Empty(DocumentValidator.Validate(old, document));
            return DocumentValidator.Validate(@new, document).Select(e => e.Message);
        }
    }

    [Fact]
    public void FindsNothing_When_TheTypeIsTheSame() => AssertFinds<FieldTypeChangedRule>(
        "type A { a: [Int!]! }",
        "type A { a: [Int!]! }",
        "");
}

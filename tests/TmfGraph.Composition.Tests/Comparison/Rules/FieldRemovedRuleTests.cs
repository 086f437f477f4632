using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class FieldRemovedRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<FieldRemovedRule>(
        "type A { a: Int b: Int } interface I { a: Int b: Int }",
        "type A { a: Int } interface I { b: Int }",
        """
        breaking FIELD_REMOVED A.b The field 'A.b' was removed.
        breaking FIELD_REMOVED I.a The field 'I.a' was removed.
        """);

    [Fact]
    public void Breaks_InInputObjects() => AssertFinds<FieldRemovedRule>(
        "input A { a: Int b: Int! = 1 }",
        "input A { a: Int }",
        "breaking FIELD_REMOVED A.b The field 'A.b' was removed.");

    [Fact]
    public void Breaks_ThoughItWasDeprecated() => AssertFinds<FieldRemovedRule>(
        "type A { a: Int b: Int @deprecated }",
        "type A { a: Int }",
        "breaking FIELD_REMOVED A.b The field 'A.b' was removed; it was deprecated.");

    [Fact]
    public void FindsNothing_When_TheWholeTypeIsGone() => AssertFinds<FieldRemovedRule>(
        "type A { a: Int }",
        "",
        "");
}

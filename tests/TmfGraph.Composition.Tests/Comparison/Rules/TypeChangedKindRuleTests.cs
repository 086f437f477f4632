using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class TypeChangedKindRuleTests
{
    [Fact]
    public void Breaks() => AssertFinds<TypeChangedKindRule>(
        "scalar E",
        "enum E { A }",
        "breaking TYPE_CHANGED_KIND E 'E' was a scalar and is an enum.");

    [Fact]
    public void NamesEveryKind() => AssertFinds<TypeChangedKindRule>(
        "type A { a: Int } interface B { a: Int } union C = Query input D { a: Int }",
        "interface A { a: Int } union B = Query input C { a: Int } type D { a: Int }",
        """
        breaking TYPE_CHANGED_KIND A 'A' was an object type and is an interface.
        breaking TYPE_CHANGED_KIND B 'B' was an interface and is a union.
        breaking TYPE_CHANGED_KIND C 'C' was a union and is an input object type.
        breaking TYPE_CHANGED_KIND D 'D' was an input object type and is an object type.
        """);

    [Fact]
    public void FindsNothing_When_TheKindIsTheSame() => AssertFinds<TypeChangedKindRule>(
        "scalar E",
        "scalar E",
        "");
}

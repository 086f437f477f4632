using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class FieldAddedRuleTests
{
    [Fact]
    public void IsSafe() => AssertFinds<FieldAddedRule>(
        "type A { a: Int }",
        "type A { a: Int b(x: Int!): Int! }",
        "safe FIELD_ADDED A.b The field 'A.b' was added.");

    [Fact]
    public void FindsNothing_OfNewTypes() => AssertFinds<FieldAddedRule>(
        "",
        "type A { a: Int }",
        "");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class InputFieldAddedRuleTests
{
    [Fact]
    public void Breaks_When_ItMustBeGiven() => AssertFinds<InputFieldAddedRule>(
        "input A { a: Int }",
        "input A { a: Int b: Int! }",
        "breaking REQUIRED_INPUT_FIELD_ADDED A.b The field 'A.b' was added and must be given.");

    [Fact]
    public void IsSafe_When_ItMayBeLeftOut() => AssertFinds<InputFieldAddedRule>(
        "input A { a: Int }",
        "input A { a: Int b: Int c: Int! = 1 }",
        """
        safe OPTIONAL_INPUT_FIELD_ADDED A.b The field 'A.b' was added; it may be left out.
        safe OPTIONAL_INPUT_FIELD_ADDED A.c The field 'A.c' was added; it may be left out.
        """);
}

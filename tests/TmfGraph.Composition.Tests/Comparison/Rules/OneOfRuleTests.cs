using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class OneOfRuleTests
{
    [Fact]
    public void ExactlyOneField_Breaks() => AssertFinds<OneOfRule>(
        "input A { a: Int b: Int }",
        "input A @oneOf { a: Int b: Int }",
        "breaking ONE_OF_ADDED A Of 'A' exactly one field has to be given now.");

    [Fact]
    public void AnyNumberOfFields_IsSafe() => AssertFinds<OneOfRule>(
        "input A @oneOf { a: Int b: Int }",
        "input A { a: Int b: Int }",
        "safe ONE_OF_REMOVED A Of 'A' any number of fields may be given now.");
}

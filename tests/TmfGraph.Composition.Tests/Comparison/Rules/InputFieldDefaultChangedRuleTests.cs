using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class InputFieldDefaultChangedRuleTests
{
    [Fact]
    public void AnotherDefault_IsDangerous() => AssertFinds<InputFieldDefaultChangedRule>(
        "input A { a: Int = 1 }",
        "input A { a: Int = 2 }",
        "dangerous INPUT_FIELD_DEFAULT_VALUE_CHANGED A.a 'A.a' had the default 1 and has 2.");

    [Fact]
    public void ADefault_IsSafe() => AssertFinds<InputFieldDefaultChangedRule>(
        "input A { a: Int }",
        "input A { a: Int = 2 }",
        "safe INPUT_FIELD_DEFAULT_VALUE_ADDED A.a 'A.a' has the default 2 now.");

    [Fact]
    public void NoDefault_Breaks_When_NullIsNotTaken() => AssertFinds<InputFieldDefaultChangedRule>(
        "input A { a: Int! = 1 }",
        "input A { a: Int! }",
        "breaking INPUT_FIELD_DEFAULT_VALUE_CHANGED A.a 'A.a' had the default 1; it has none now, and must be given.");
}

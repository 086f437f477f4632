using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class SpecifiedByRuleTests
{
    [Fact]
    public void AnotherSpecification_IsDangerous() => AssertFinds<SpecifiedByRule>(
        "scalar S @specifiedBy(url: \"https://a\")",
        "scalar S @specifiedBy(url: \"https://b\")",
        "dangerous SPECIFIED_BY_CHANGED S The scalar 'S' was specified by https://a and is by https://b.");

    [Fact]
    public void NoSpecification_IsDangerous() => AssertFinds<SpecifiedByRule>(
        "scalar S @specifiedBy(url: \"https://a\")",
        "scalar S",
        "dangerous SPECIFIED_BY_CHANGED S The scalar 'S' was specified by https://a and is by nothing.");

    [Fact]
    public void ASpecification_IsSafe() => AssertFinds<SpecifiedByRule>(
        "scalar S",
        "scalar S @specifiedBy(url: \"https://b\")",
        "safe SPECIFIED_BY_CHANGED S The scalar 'S' was specified by nothing and is by https://b.");
}

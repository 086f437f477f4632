using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DirectiveRepeatableRuleTests
{
    [Fact]
    public void OnceOnly_Breaks() => AssertFinds<DirectiveRepeatableRule>(
        "directive @d repeatable on FIELD",
        "directive @d on FIELD",
        "breaking DIRECTIVE_REPEATABLE_REMOVED @d The directive '@d' may not be repeated any more.");

    [Fact]
    public void Often_IsSafe() => AssertFinds<DirectiveRepeatableRule>(
        "directive @d on FIELD",
        "directive @d repeatable on FIELD",
        "safe DIRECTIVE_REPEATABLE_ADDED @d The directive '@d' may be repeated.");
}

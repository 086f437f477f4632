using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class ArgumentAddedRuleTests
{
    [Fact]
    public void Breaks_When_ItMustBeGiven() => AssertFinds<ArgumentAddedRule>(
        "type A { a: Int }",
        "type A { a(x: Int!): Int }",
        "breaking REQUIRED_ARG_ADDED A.a(x:) The argument 'A.a(x:)' was added and must be given.");

    [Fact]
    public void IsSafe_When_ItMayBeLeftOut() => AssertFinds<ArgumentAddedRule>(
        "type A { a: Int }",
        "type A { a(x: Int, y: Int! = 1): Int }",
        """
        safe OPTIONAL_ARG_ADDED A.a(x:) The argument 'A.a(x:)' was added; it may be left out.
        safe OPTIONAL_ARG_ADDED A.a(y:) The argument 'A.a(y:)' was added; it may be left out.
        """);
}

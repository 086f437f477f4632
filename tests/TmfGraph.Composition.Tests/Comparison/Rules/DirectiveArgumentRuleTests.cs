using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DirectiveArgumentRuleTests
{
    [Fact]
    public void Breaks_When_ItIsGone_OrMustBeGiven() => AssertFinds<DirectiveArgumentRule>(
        "directive @d(x: Int) on FIELD",
        "directive @d(y: Int!) on FIELD",
        """
        breaking DIRECTIVE_ARG_REMOVED @d(x:) The argument '@d(x:)' was removed.
        breaking REQUIRED_DIRECTIVE_ARG_ADDED @d(y:) The argument '@d(y:)' was added and must be given.
        """);

    [Fact]
    public void IsDangerous_When_OnlySchemasCanHaveIt() => AssertFinds<DirectiveArgumentRule>(
        "directive @d(x: Int) on OBJECT",
        "directive @d on OBJECT",
        "dangerous DIRECTIVE_ARG_REMOVED @d(x:) The argument '@d(x:)' was removed.");

    [Fact]
    public void IsSafe_When_ItMayBeLeftOut() => AssertFinds<DirectiveArgumentRule>(
        "directive @d on FIELD",
        "directive @d(x: Int) on FIELD",
        "safe OPTIONAL_DIRECTIVE_ARG_ADDED @d(x:) The argument '@d(x:)' was added; it may be left out.");
}

using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class DirectiveRemovedRuleTests
{
    [Fact]
    public void Breaks_When_ClientsCanWriteIt() => AssertFinds<DirectiveRemovedRule>(
        "directive @d on FIELD | OBJECT",
        "",
        "breaking DIRECTIVE_REMOVED @d The directive '@d' was removed.");

    [Fact]
    public void IsDangerous_When_OnlySchemasCanHaveIt() => AssertFinds<DirectiveRemovedRule>(
        "directive @d on OBJECT",
        "",
        "dangerous DIRECTIVE_REMOVED @d The directive '@d' was removed.");
}

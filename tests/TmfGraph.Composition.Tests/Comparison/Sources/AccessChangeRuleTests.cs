using TmfGraph.Composition.Comparison.Sources;

namespace TmfGraph.Composition.Tests.Comparison.Sources;

public sealed class AccessChangeRuleTests
{
    private static string Schema(string rule, string more = "") =>
        $$"""
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes", "@policy"])
        type Query { a: Int {{rule}} {{more}} }
        """;

    [Theory]
    [InlineData("", "@authenticated", "breaking ACCESS_RESTRICTED Query.a 'Query.a' asks for @authenticated now; everybody could see it.")]
    [InlineData("@authenticated", "", "safe ACCESS_RELAXED Query.a 'Query.a' may be seen by everybody now; it was @authenticated.")]
    [InlineData(
        """@requiresScopes(scopes: [["x"]])""", """@requiresScopes(scopes: [["x"], ["y"]])""",
        """safe ACCESS_RELAXED Query.a 'Query.a' asks for @requiresScopes(scopes: [["x"], ["y"]]) now; it was @requiresScopes(scopes: [["x"]]).""")]
    [InlineData(
        """@requiresScopes(scopes: [["x"], ["y"]])""", """@requiresScopes(scopes: [["x"]])""",
        """breaking ACCESS_RESTRICTED Query.a 'Query.a' asks for @requiresScopes(scopes: [["x"]]) now; it was @requiresScopes(scopes: [["x"], ["y"]]).""")]
    [InlineData("""@policy(policies: [["x", "y"]])""", """@policy(policies: [["y", "x"], ["x", "y", "z"]])""", "")]
    public void WhoMayNotSeeItAnyMore_IsBroken(string old, string @new, string expected) =>
        ComparisonTest.AssertFindsInSources<AccessChangeRule>([Schema(old)], [Schema(@new)], expected);

    [Fact]
    public void WhatIsNew_OrGone_IsToldElsewhere() =>
        ComparisonTest.AssertFindsInSources<AccessChangeRule>([Schema("", "old: Int @authenticated")], [Schema("", "new: Int @authenticated")], "");
}

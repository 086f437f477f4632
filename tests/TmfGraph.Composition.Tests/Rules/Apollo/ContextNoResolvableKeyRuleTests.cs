using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class ContextNoResolvableKeyRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<ContextNoResolvableKeyRule>(ContextTest.Taking("$user { name }"));

    [Theory]
    [InlineData("")]
    [InlineData("@key(fields: \"id\", resolvable: false)")]
    public void Reports_TypesThatCannotBeFound(string key) => RuleTest.AssertReports<ContextNoResolvableKeyRule>(
        ContextTest.Link +
        $$"""
        type Query { user: User }
        type User @context(name: "user") { name: String post: Post }
        type Post {{key}} { id: ID! price(of: String @fromContext(field: "$user { name }")): Int }
        """,
        """
        error CONTEXT_NO_RESOLVABLE_KEY a:Post 'Post' has no key by which it can be found here, and 'Post.price(of:)' is asked for when its context is known; give 'Post' a '@key', without 'resolvable: false'.
        """);
}

using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class NoContextInSelectionRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<NoContextInSelectionRule>(ContextTest.Taking("$user { name }"), ContextTest.Taking("# a note\\n , $\\tuser # another\\n{ name }"));

    [Theory]
    [InlineData("{ name }")]
    [InlineData("$user")]
    [InlineData("$ { name }")]
    [InlineData("$2 { name }")]
    [InlineData("")]
    public void Reports_TextsWithoutAName_OrWithNothingElse(string text) => RuleTest.AssertReports<NoContextInSelectionRule>(
        ContextTest.Taking(text),
        $$"""
        error NO_CONTEXT_IN_SELECTION a:Post.price(of:) 'Post.price(of:)' is to get '{{text}}', which takes no value of a context; write the context's name with '$' before it, and then a field, as in '$user { locale }'.
        """);

    [Fact]
    public void Reports_NoText() => RuleTest.AssertReports<NoContextInSelectionRule>(
        ContextTest.Link + """type Query { post: Post } type Post @key(fields: "id") { id: ID! price(of: String @fromContext): Int }""",
        """
        error NO_CONTEXT_IN_SELECTION a:Post.price(of:) 'Post.price(of:)' is to get nothing, which takes no value of a context; write the context's name with '$' before it, and then a field, as in '$user { locale }'.
        """);
}

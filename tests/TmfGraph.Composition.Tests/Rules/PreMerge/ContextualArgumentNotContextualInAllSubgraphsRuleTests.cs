using TmfGraph.Composition.Rules.PreMerge;
using TmfGraph.Composition.Tests.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ContextualArgumentNotContextualInAllSubgraphsRuleTests
{
    private const string Contextual = ContextTest.Link +
        """
        type Query { user: User }
        type User @key(fields: "id") @context(name: "user") { id: ID! name: String post: Post }
        type Post @key(fields: "id") { id: ID! price(of: String @fromContext(field: "$user { name }")): Int @shareable }
        """;

    [Theory]
    [InlineData("of: String")]
    [InlineData("of: Int")]
    [InlineData("of: String! = \"x\"")]
    public void Valid(string argument) => RuleTest.AssertValid<ContextualArgumentNotContextualInAllSubgraphsRule>(
        Contextual, ContextTest.Link + $$"""type Post @key(fields: "id") { id: ID! price({{argument}}): Int @shareable }""");

    [Fact]
    public void Invalid() => RuleTest.AssertReports<ContextualArgumentNotContextualInAllSubgraphsRule>(
        [Contextual, ContextTest.Link + """type Post @key(fields: "id") { id: ID! price(of: String!): Int @shareable }"""],
        """
        error CONTEXTUAL_ARGUMENT_NOT_CONTEXTUAL_IN_ALL_SUBGRAPHS b:Post.price(of:) The argument 'of' of 'Post.price' gets a value of a context in 'a', so clients cannot give it, and here it is needed; make it nullable, give it a default, or let it get a value of a context here too.
        """);
}

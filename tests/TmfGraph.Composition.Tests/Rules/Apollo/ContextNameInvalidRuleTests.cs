using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class ContextNameInvalidRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<ContextNameInvalidRule>(
        ContextTest.Link + """type Query { user: User } type User @context(name: "user2") @context(name: "Person") { id: ID! }""");

    [Fact]
    public void Invalid() => RuleTest.AssertReports<ContextNameInvalidRule>(
        ContextTest.Link +
        """
        type Query { user: User firm: Firm any: Any }
        type User @context(name: "user_2") @context(name: "2nd") { id: ID! }
        interface Firm @context(name: "") { id: ID! }
        union Any @context = User
        """,
        """
        error CONTEXT_NAME_INVALID a:User 'User' sets the context 'user_2'; give it a name of letters and digits that begins with a letter.
        error CONTEXT_NAME_INVALID a:User 'User' sets the context '2nd'; give it a name of letters and digits that begins with a letter.
        error CONTEXT_NAME_INVALID a:Firm 'Firm' sets the context ''; give it a name of letters and digits that begins with a letter.
        error CONTEXT_NAME_INVALID a:Any 'Any' sets a context without a name; give it a name of letters and digits that begins with a letter.
        """);
}

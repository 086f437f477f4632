using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class ContextNotSetRuleTests
{
    [Fact]
    public void Valid() => RuleTest.AssertValid<ContextNotSetRule>(ContextTest.Taking("$user { name }"), ContextTest.Taking("$ owner, ... on User { name } ... on Firm { name }"));

    [Fact]
    public void Reports_AContextThatOnlyAnotherSchemaSets() => RuleTest.AssertReports<ContextNotSetRule>(
        [
            ContextTest.Taking("$shop { name }"),
            ContextTest.Link + """type Shop @key(fields: "id") @context(name: "shop") { id: ID! name: String }""",
        ],
        """
        error CONTEXT_NOT_SET a:Post.price(of:) 'Post.price(of:)' cannot get a value of a context: no type of this schema sets a context 'shop'; write '@context(name: "shop")' on the type above that has the value.
        """);

    [Fact]
    public void Reports_ArgumentsThatSomebodyElseCouldGive() => RuleTest.AssertReports<ContextNotSetRule>(
        ContextTest.Link +
        """
        directive @mark(of: String @fromContext(field: "$user { name }")) on FIELD_DEFINITION
        type Query { user: User }
        type User @key(fields: "id") @context(name: "user") { id: ID! name: String post: Post item: Item }
        interface Item { id: ID! price(of: String @fromContext(field: "$user { name }")): Int rank: Int }
        type Post implements Item @key(fields: "id") {
          id: ID!
          price(of: String): Int
          rank(of: String @fromContext(field: "$user { name }")): Int
          size(of: String = "x" @fromContext(field: "$user { name }")): Int
        }
        """,
        """
        error CONTEXT_NOT_SET a:Item.price(of:) 'Item.price(of:)' cannot get a value of a context: 'Item' is no object type, and it is objects that are asked for; write it on the fields of the types that 'Item' stands for.
        error CONTEXT_NOT_SET a:Post.rank(of:) 'Post.rank(of:)' cannot get a value of a context: clients may ask for the field as 'Item.rank', which has no such argument; take the field out of the interface, or give it another name here.
        error CONTEXT_NOT_SET a:Post.size(of:) 'Post.size(of:)' cannot get a value of a context: it has a default, which would never be used; take it out.
        error CONTEXT_NOT_SET a:@mark(of:) '@mark(of:)' cannot get a value of a context: only arguments of fields do; take the directive out.
        """);
}

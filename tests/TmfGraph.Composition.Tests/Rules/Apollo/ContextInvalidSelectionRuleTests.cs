using TmfGraph.Composition.Rules.Apollo;

namespace TmfGraph.Composition.Tests.Rules.Apollo;

public sealed class ContextInvalidSelectionRuleTests
{
    [Theory]
    [InlineData("$user { name }", "String")]
    [InlineData("$user { titles }", "[String]")]
    [InlineData("$user { home { zip } }", "String")]
    [InlineData("$user { homes { zip } }", "[String]")]
    [InlineData("$user { home { city(of: 1) } }", "String")]
    [InlineData("$user { age }", "Int")]
    [InlineData("$user { id }", "ID")]
    [InlineData("$user ... on User { name }", "String")]
    [InlineData("$owner { ... on User { name } ... on Firm { name } }", "String")]
    [InlineData("$owner ... on User { home { zip } } ... on Firm { name }", "String")]
    public void Valid(string taken, string type) => RuleTest.AssertValid<ContextInvalidSelectionRule>(ContextTest.Taking(taken, type));

    [Theory]
    [InlineData("$user { }", "String", "it is no selection of fields")]
    [InlineData("$user { name", "String", "it is no selection of fields")]
    [InlineData("$user { name age }", "String", "it may be more than one value; select one field, or one in a fragment for each type")]
    [InlineData("$user { name ... on User { name } }", "String", "it may be more than one value; select one field, or one in a fragment for each type")]
    [InlineData("$user { ...N }", "String", "named fragments are not known there")]
    [InlineData("$user { none }", "String", "'User' has no field 'none'")]
    [InlineData("$owner { name }", "String", "'Owner' has no field 'name'")]
    [InlineData("$user { n: name }", "String", "'name' needs no other name there")]
    [InlineData("$user { name @skip(if: true) }", "String", "'@skip(if: true)' means nothing there")]
    [InlineData("$user { home }", "String", "'User.home' needs a selection of its own fields")]
    [InlineData("$user { name { a } }", "String", "'User.name' has no fields to select")]
    [InlineData("$user { home { zip city(of: 1) } }", "String", "of 'User.home' it takes something else than one field")]
    [InlineData("$user { home { city } }", "String", "'Home.city' needs the argument 'of'")]
    [InlineData("$user { home { city(of: 1, at: 2) } }", "String", "'Home.city' cannot be given 'at: 2'")]
    [InlineData("$user { home { city(of: $n) } }", "String", "'Home.city' cannot be given 'of: $n'")]
    [InlineData("$user { age }", "String", "it is 'Int' and the argument 'String'")]
    [InlineData("$user { titles }", "String", "it is '[String]' and the argument 'String'")]
    [InlineData("$user { name }", "String!", "it may be null, and 'String!' takes no null; make the argument 'String'")]
    [InlineData("$user { titles }", "[String!]", "it may be null, and '[String!]' takes no null; make the argument '[String]'")]
    [InlineData("$user ... on Firm { name }", "String", "no object that sets the context is a 'Firm'", "it says nothing of 'User', which sets the context")]
    [InlineData("$user ... on Named { name }", "String", "'Named' is no object type of this schema; write a fragment for each object type", "it says nothing of 'User', which sets the context")]
    [InlineData("$user ... { name }", "String", "a fragment there says for which type it is", "it says nothing of 'User', which sets the context")]
    [InlineData("$user ... on User { name } ... on User { name }", "String", "there are several fragments for 'User', and one value is taken")]
    [InlineData("$user ... on User { name } ... on Firm { name }", "String", "no object that sets the context is a 'Firm'")]
    [InlineData("$user ... on User { ... on User { name } }", "String", "of 'User' it takes something else than one field")]
    public void Invalid(string taken, string type, params string[] problems) => RuleTest.AssertReports<ContextInvalidSelectionRule>(
        ContextTest.Taking(taken, type),
        string.Join('\n', problems.Select(p =>
            $"error CONTEXT_INVALID_SELECTION a:Post.price(of:) What 'Post.price(of:)' takes of the context '{taken.Split(' ')[0][1..]}' is not valid: {p}.")));

    [Fact]
    public void Reports_ObjectsThatThisSchemaDoesNotKnow_AndFieldsThatGetValuesThemselves() => RuleTest.AssertReports<ContextInvalidSelectionRule>(
        ContextTest.Link +
        """
        type Query { user: User }
        type User @key(fields: "id") @interfaceObject @context(name: "user") { id: ID! name: String post: Post }
        type Post @key(fields: "id") @context(name: "post") {
          id: ID!
          price(of: String @fromContext(field: "$user { name }")): Int
          more(of: Int @fromContext(field: "$post { price }")): Int
        }
        """,
        """
        error CONTEXT_INVALID_SELECTION a:Post.price(of:) What 'Post.price(of:)' takes of the context 'user' is not valid: 'User' is an '@interfaceObject' here, and what its objects are only others know.
        error CONTEXT_INVALID_SELECTION a:Post.more(of:) What 'Post.more(of:)' takes of the context 'post' is not valid: 'Post.price' gets a value of a context itself, and this gateway hands those to what clients ask for alone.
        """);
}

using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Tests.Rules.Apollo;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Tests.Apollo;

/// <summary>Arguments that get values of the objects above: what clients see, what is kept for planning, and on which paths they can be filled.</summary>
public sealed class ApolloContextTests
{
    private const string Ledger = ContextTest.Link +
        """
        scalar ContextFieldValue
        type Query { user: User }
        type User @key(fields: "id") @context(name: "user") { id: ID! currency: String @external payments: [Payment] }
        type Payment @key(fields: "id") { id: ID! amount(in: String @fromContext(field: "$user { currency }"), round: Boolean): Int }
        """;

    private const string Users = ContextTest.Link + """type User @key(fields: "id") { id: ID! currency: String }""";

    [Fact]
    public void ClientsDoNotSeeTheArgument_NorAnythingElseOfContexts() => Texts.Equal(
        """
        type Query {
          user: User
        }

        type User {
          id: ID!
          currency: String
          payments: [Payment]
        }

        type Payment {
          id: ID!
          amount(round: Boolean): Int
        }
        """,
        Composed.Public(Ledger, Users));

    [Fact]
    public void TheCompositeSchema_KnowsWhatTheArgumentGets() => Assert.Equal(
        "in: $user of User: currency",
        string.Join('\n', Composed.Schema(Ledger, Users).Types["Payment"].Fields["amount"].Sources[0].Contexts.Select(c => $"{c.Key}: {c.Value}")));

    [Theory]
    [InlineData("interface Owner @context(name: \"user\") { id: ID! } type User implements Owner", "interface Owner { id: ID! } type Firm implements Owner", "$user { id }", "ID", "id")]
    [InlineData("union Owner @context(name: \"user\") = User type User", "union Owner = Firm type Firm", "$user ... on User { homes { zip } }", "[String]", "<User>.homes[zip]")]
    public void TypesThatOthersAddToAnAbstractOne_SetItsContexts(string owner, string other, string taken, string type, string value) => Assert.Equal(
        $"$user of Firm | User: {value}",
        Composed.Schema(
            ContextTest.Link +
            $$"""
            type Query { user: User }
            {{owner}} @key(fields: "id") { id: ID! homes: [Home] payments: [Payment] }
            type Home { zip: String }
            type Payment @key(fields: "id") { id: ID! amount(in: {{type}} @fromContext(field: "{{taken}}")): Int }
            """,
            ContextTest.Link + $$"""type Query { firm: Firm } {{other}} @key(fields: "id") { id: ID! }""")
            .Types["Payment"].Fields["amount"].Sources[0].Contexts["in"].ToString());

    [Fact]
    public void TheExecutionSchema_SaysWhatTheArgumentGets()
    {
        var execution = new SchemaBuilder().AddDocument(CompositeSchemaPrinter.PrintExecution(Composed.Schema(Ledger, Users))).Build();
        Texts.Equal(
            """
            @fusion__context(
              schema: A
              name: "user"
              types: ["User"]
              field: "amount(in: String, round: Boolean): Int"
              argument: "in"
              map: "currency"
            )
            """,
            ((ObjectType)execution.Types["Payment"]).GetField("amount")!.Directives.Single(d => d.Name == "fusion__context").ToString()); // it is there
        Assert.DoesNotContain("fusion__context", CompositeSchemaPrinter.PrintExecution(Composed.Schema("type Query { a: Int }")), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryPath_HasToSetTheContext() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Payment.amount The path Query.last -> Payment.amount cannot be walked: in 'a' its argument 'in' gets a value of the context 'user', and no object on this path sets it; set it on a type that every path has.
        """,
        Composed.Diagnostics(Ledger, Users, ContextTest.Link + """type Query { last: Payment } type Payment @key(fields: "id") { id: ID! }"""));

    [Fact]
    public void AnObject_IsNotAboveItself() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Payment.amount The path Query.payment -> Payment.amount cannot be walked: in 'a' its argument 'in' gets a value of the context 'payment', and no object on this path sets it; set it on a type that every path has.
        """,
        Composed.Diagnostics(
            ContextTest.Link +
            """
            type Query { payment: Payment }
            type Payment @key(fields: "id") @context(name: "payment") {
              id: ID! currency: String next: Payment amount(in: String @fromContext(field: "$payment { currency }")): Int
            }
            """));

    [Fact]
    public void TheNearestObject_HasToHaveTheValue_FromWhateverSourceItComes() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Payment.amount The path Query.user -> User.payments -> Payment.amount cannot be walked: in 'a' its argument 'in' gets 'currency' of 'User', which cannot be had from every source schema that sends such objects.
        """,
        Composed.Diagnostics(Ledger, ContextTest.Link + """type User @key(fields: "name") { name: String @federation__inaccessible currency: String @federation__inaccessible }"""));

    [Fact]
    public void TheRoot_MaySetAContext_ForQueriesAlone()
    {
        const string Root = ContextTest.Link +
            """
            type Query @context(name: "root") { locale: String payment: Payment }
            type Payment @key(fields: "id") { id: ID! amount(in: String @fromContext(field: "$root { locale }")): Int }
            """;
        Texts.Equal("", Composed.Diagnostics(Root));
        Texts.Equal(
            """
            error UNSATISFIABLE_QUERY_PATH Payment.amount The path Mutation.pay -> Payment.amount cannot be walked: in 'a' its argument 'in' gets a value of the context 'root', and no object on this path sets it; set it on a type that every path has.
            """,
            Composed.Diagnostics(Root + "\ntype Mutation { pay: Payment }"));
    }

    [Fact]
    public void WhatGetsAValueOfAContext_CannotBeRequired() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Payment.fee The path Query.user -> User.payments -> Payment.fee cannot be walked: what 'c' requires for it (amount) cannot be had from 'a'.
        """,
        Composed.Diagnostics(Ledger, Users, Federation.Link + """type Payment @key(fields: "id") { id: ID! amount(round: Boolean): Int @external fee: Int @requires(fields: "amount") }"""));

    [Fact]
    public void AnExternalField_ThatOnlyAContextTakes_IsUsed() => Texts.Equal(
        """
        error EXTERNAL_UNUSED a:User.age The external field 'User.age' is required or provided by no field and part of no key; remove it, or require or provide it somewhere.
        """,
        Composed.Diagnostics(Ledger.Replace("currency: String @external", "currency: String @external age: Int @external", StringComparison.Ordinal), Users));

    [Fact]
    public void AnInterfaceObject_HandsItsArgumentsToTheTypesItStandsFor()
    {
        var schema = Composed.Schema(
            ContextTest.Link +
            """
            type Query { user: User }
            type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Item] }
            type Item @key(fields: "id") @interfaceObject { id: ID! amount(in: String @fromContext(field: "$user { currency }")): Int }
            """,
            ContextTest.Link + """interface Item @key(fields: "id") { id: ID! } type Book implements Item @key(fields: "id") { id: ID! }""");
        Assert.Equal("$user of User: currency", schema.Types["Book"].Fields["amount"].Sources[0].Contexts["in"].ToString());
        Assert.Contains("amount: Int", CompositeSchemaPrinter.PrintPublic(schema), StringComparison.Ordinal);
    }
}

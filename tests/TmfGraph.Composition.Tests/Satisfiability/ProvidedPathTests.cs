namespace TmfGraph.Composition.Tests.Satisfiability;

/// <summary>Paths through external fields that are provided, and through overridden ones.</summary>
public sealed class ProvidedPathTests
{
    [Fact]
    public void ProvidedFields_AreServedOnTheirPath() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill { customer: Customer @provides(fields: "name contact { mail }") }
            type Customer @key(fields: "id") { id: ID! name: String @external contact: Contact @external }
            type Contact { mail: String @external }
            """,
            """
            type Query { customers: [Customer!] }
            type Customer @key(fields: "id") { id: ID! name: String contact: Contact }
            type Contact { mail: String }
            """));

    [Theory]
    [InlineData("payer { name } payer { mail }")]
    [InlineData("payer { name } ... on Invoice { payer { mail } }")]
    [InlineData("... on Invoice { payer { name } } ... { payer { mail } payer { name } }")]
    public void ProvidedFields_AddUp_When_AFieldIsSelectedTwice(string provides) => Texts.Equal(
        "",
        Composed.Diagnostics(
            $$"""
            type Query { bill: Bill @provides(fields: "{{provides}}") }
            interface Bill { id: ID! payer: Party }
            type Invoice implements Bill { id: ID! payer: Party }
            type Party { id: ID! @shareable name: String @external mail: String @external }
            """,
            """
            type Query { party: Party }
            type Party { id: ID! @shareable name: String mail: String }
            """));

    [Fact]
    public void ProvidedFields_AreMissingOnOtherPaths() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Customer.name The path Query.bills -> Bill.payer -> Customer.name cannot be walked: in 'a' it is external and this path does not provide it; 'b' has no lookup that finds 'Customer' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        """,
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill { customer: Customer @provides(fields: "name") payer: Customer }
            type Customer @key(fields: "id") { id: ID! name: String @external }
            """,
            """
            type Query { customers: [Customer!] }
            type Customer @key(fields: "id") { id: ID! name: String }
            """));

    [Fact]
    public void ProvidedKeys_OpenLookups() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill { customer: Customer @provides(fields: "code") }
            type Customer { code: ID! @external }
            """,
            """
            type Query { customerByCode(code: ID!): Customer @lookup }
            type Customer { code: ID! name: String }
            """));

    [Fact]
    public void OverriddenFields_AreServedByTheNewOwnerOnly() => Texts.Equal(
        """
        error UNSATISFIABLE_QUERY_PATH Bill.amount The path Query.bills -> Bill.amount cannot be walked: in 'a' another source schema overrides it; 'b' has no lookup that finds 'Bill' (give it one; or, if its schema is one of Apollo Federation 1, say "kind": "apollo-federation" in its settings).
        """,
        Composed.Diagnostics(
            """
            type Query { bills: [Bill!] }
            type Bill @key(fields: "id") { id: ID! amount: Int }
            """,
            """
            type Query { ok: Int }
            type Bill @key(fields: "id") { id: ID! amount: Int @override(from: "a") }
            """));

    [Fact]
    public void OverriddenKeys_AreStillReadWhereTheyWere() => Texts.Equal(
        "",
        Composed.Diagnostics(
            """
            type Query { bill: Bill }
            type Bill { id: ID! due: String }
            """,
            """
            type Query { billById(id: ID!): Bill @lookup @internal }
            type Bill @key(fields: "id") { id: ID! @override(from: "a") amount: Int }
            """));
}

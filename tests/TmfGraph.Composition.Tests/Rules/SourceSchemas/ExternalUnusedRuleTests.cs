using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ExternalUnusedRuleTests
{
    [Fact]
    public void Accepts_AProvidedField() => AssertValid<ExternalUnusedRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer @key(fields: "id") { id: ID! name: String @external }
        """);

    [Fact]
    public void Accepts_AFieldOfAKey() => AssertValid<ExternalUnusedRule>(
        """
        type Query { customerById(id: ID!): Customer @lookup }
        type Customer @key(fields: "id") { id: ID! @external note: String }
        """);

    [Fact]
    public void Accepts_AFieldProvidedThroughAnInterface() => AssertValid<ExternalUnusedRule>(
        """
        type Query { party: Party @provides(fields: "name") }
        interface Party { name: String }
        type Organization implements Party { name: String @external }
        """);

    [Fact]
    public void Reports_AFieldNobodyProvides() => AssertReports<ExternalUnusedRule>(
        """
        type Query { customers: [Customer] }
        type Customer { id: ID! name: String @external }
        """,
        """
        error EXTERNAL_UNUSED a:Customer.name The external field 'Customer.name' is provided by no field and part of no key; remove it, or provide it somewhere.
        """);
}

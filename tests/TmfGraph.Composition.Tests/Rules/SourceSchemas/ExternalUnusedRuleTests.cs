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

    [Theory]
    [InlineData("extend schema @link(url: \"https://specs.apollo.dev/federation/v2.9\", import: [\"@key\", \"@external\"])")]
    [InlineData("scalar _Any")]
    public void Accepts_AFieldOfAnInterface_InApolloFederation(string version) => AssertValid<ExternalUnusedRule>(
        version + " " +
        """
        type Query { parties: [Party] }
        interface Party { name: String }
        type Person implements Party @key(fields: "id") { id: ID! name: String @external }
        """);

    [Fact]
    public void Reports_AFieldOfAnInterface_InACompositeSchema() => AssertReports<ExternalUnusedRule>(
        """
        type Query { parties: [Party] }
        interface Party { name: String }
        type Person implements Party { name: String @external }
        """,
        """
        error EXTERNAL_UNUSED a:Person.name The external field 'Person.name' is provided by no field and part of no key; remove it, or provide it somewhere.
        """);

    [Theory]
    [InlineData("nam")]
    [InlineData("{ name")]
    public void SaysNothing_OfWhatAMisspelledProvidesMayMean(string provided) => AssertValid<ExternalUnusedRule>(
        $$"""
        type Query { customers: [Customer] @provides(fields: "{{provided}}") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void SaysNothing_OfWhatCannotBeExternal_WhichOtherRulesReport() => AssertValid<ExternalUnusedRule>(
        """
        type Query { party: Party }
        interface Party { name: String @external }
        type Customer implements Party { name: String title: String @external @override(from: "b") }
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

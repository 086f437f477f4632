using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesInvalidFieldsRuleTests
{
    [Fact]
    public void Accepts_FieldsOfTheType() => AssertValid<ProvidesInvalidFieldsRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void Accepts_FieldsOfImplementations() => AssertValid<ProvidesInvalidFieldsRule>(
        """
        type Query { party: Party @provides(fields: "... on Individual { givenName }") }
        interface Party { id: ID! }
        type Individual implements Party { id: ID! givenName: String @external }
        """);

    [Fact]
    public void Reports_AnUnknownField() => AssertReports<ProvidesInvalidFieldsRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "title") }
        type Customer { id: ID! name: String @external }
        """,
        """
        error PROVIDES_INVALID_FIELDS a:Bill.customer What 'Bill.customer' provides ('title') is not valid: 'Customer' has no field 'title'.
        """);

    [Fact]
    public void Reports_AnInterfaceWithoutASelection() => AssertReports<ProvidesInvalidFieldsRule>(
        """
        type Query { bills: [Bill] @provides(fields: "payer") }
        type Bill { id: ID! payer: Party @external }
        interface Party { id: ID! }
        """,
        """
        error PROVIDES_INVALID_FIELDS a:Query.bills What 'Query.bills' provides ('payer') is not valid: 'Bill.payer' needs a selection of its own fields.
        """);

    [Fact]
    public void Reports_FragmentsThatMeanNothing() => AssertReports<ProvidesInvalidFieldsRule>(
        """
        type Query { party: Party @provides(fields: "... on Robot { name } ...All ... on Bill { id } ... on Party { ... on Individual { name { first } } }") }
        interface Party { id: ID! }
        type Individual implements Party { id: ID! name: String @external }
        type Bill { id: ID! }
        """,
        """
        error PROVIDES_INVALID_FIELDS a:Query.party What 'Query.party' provides ('... on Robot { name } ...All ... on Bill { id } ... on Party { ... on Individual { name { first } } }') is not valid: there is no type 'Robot'.
        error PROVIDES_INVALID_FIELDS a:Query.party What 'Query.party' provides ('... on Robot { name } ...All ... on Bill { id } ... on Party { ... on Individual { name { first } } }') is not valid: named fragments are not known there.
        error PROVIDES_INVALID_FIELDS a:Query.party What 'Query.party' provides ('... on Robot { name } ...All ... on Bill { id } ... on Party { ... on Individual { name { first } } }') is not valid: 'Party' can never be 'Bill'.
        error PROVIDES_INVALID_FIELDS a:Query.party What 'Query.party' provides ('... on Robot { name } ...All ... on Bill { id } ... on Party { ... on Individual { name { first } } }') is not valid: 'Individual.name' has no fields to select.
        """);

    [Fact]
    public void Reports_OtherNames_InApolloFederation() => AssertReports<ProvidesInvalidFieldsRule>(
        Tests.Apollo.Federation.Link +
        """
        type Query { site: Site @provides(fields: "code: zip") }
        type Site @key(fields: "id") { id: ID! zip: String @external }
        """,
        """
        error PROVIDES_INVALID_FIELDS a:Query.site What 'Query.site' provides ('code: zip') is not valid: 'zip' has another name there, and others know it only by its own.
        """);
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesFieldsMissingExternalRuleTests
{
    [Fact]
    public void Accepts_ExternalFields() => AssertValid<ProvidesFieldsMissingExternalRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name contact { mail }") }
        type Customer { id: ID! name: String @external contact: Contact }
        type Contact { mail: String @external }
        """);

    [Fact]
    public void Reports_AFieldThatIsServedAnyway() => AssertReports<ProvidesFieldsMissingExternalRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String }
        """,
        """
        error PROVIDES_FIELDS_MISSING_EXTERNAL a:Bill.customer 'Bill.customer' provides 'name', but 'Customer.name' is served here anyway; mark it '@external', or do not provide it.
        """);

    [Fact]
    public void Accepts_FieldsBelowAnExternalOne_InApolloSchemas() => AssertValid<ProvidesFieldsMissingExternalRule>(
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@provides"])
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "contact { mail ... on Contact { phone { number } } }") }
        type Customer @key(fields: "id") { id: ID! contact: Contact @external }
        type Contact { mail: String phone: Phone }
        type Phone { number: String }
        """);

    [Fact]
    public void Reports_FieldsBelowAnExternalOne_InOtherSchemas() => AssertReports<ProvidesFieldsMissingExternalRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "contact { mail }") }
        type Customer { id: ID! contact: Contact @external }
        type Contact { mail: String }
        """,
        """
        error PROVIDES_FIELDS_MISSING_EXTERNAL a:Bill.customer 'Bill.customer' provides 'contact { mail }', but 'Contact.mail' is served here anyway; mark it '@external', or do not provide it.
        """);
}

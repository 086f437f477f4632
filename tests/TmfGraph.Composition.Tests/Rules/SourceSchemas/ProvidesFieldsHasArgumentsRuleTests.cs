using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesFieldsHasArgumentsRuleTests
{
    [Fact]
    public void Accepts_FieldsWithoutArguments() => AssertValid<ProvidesFieldsHasArgumentsRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void Reports_AFieldWithArguments() => AssertReports<ProvidesFieldsHasArgumentsRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name(language: String = "en"): String @external }
        """,
        """
        error PROVIDES_FIELDS_HAS_ARGUMENTS a:Bill.customer 'Bill.customer' provides 'name', but 'Customer.name' takes arguments, which only clients choose; provide fields without.
        """);

    [Fact]
    public void Reports_ANestedFieldWithArguments() => AssertReports<ProvidesFieldsHasArgumentsRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "contact { mail }") }
        type Customer { contact: Contact }
        type Contact { mail(kind: String): String @external }
        """,
        """
        error PROVIDES_FIELDS_HAS_ARGUMENTS a:Bill.customer 'Bill.customer' provides 'contact { mail }', but 'Contact.mail' takes arguments, which only clients choose; provide fields without.
        """);
}

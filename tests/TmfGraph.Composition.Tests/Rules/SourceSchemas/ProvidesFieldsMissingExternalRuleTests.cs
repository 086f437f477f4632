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
}

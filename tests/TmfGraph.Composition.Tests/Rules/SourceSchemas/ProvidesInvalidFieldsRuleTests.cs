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
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesInvalidFieldsTypeRuleTests
{
    [Fact]
    public void Accepts_AString() => AssertValid<ProvidesInvalidFieldsTypeRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void Reports_ANumber() => AssertReports<ProvidesInvalidFieldsTypeRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: 7) }
        type Customer { id: ID! name: String @external }
        """,
        """
        error PROVIDES_INVALID_FIELDS_TYPE a:Bill.customer What 'Bill.customer' provides has to be a string of names of fields, not 7.
        """);
}

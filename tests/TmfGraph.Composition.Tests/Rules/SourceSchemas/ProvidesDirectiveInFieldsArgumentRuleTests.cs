using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesDirectiveInFieldsArgumentRuleTests
{
    [Fact]
    public void Accepts_PlainFields() => AssertValid<ProvidesDirectiveInFieldsArgumentRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void Reports_ADirective() => AssertReports<ProvidesDirectiveInFieldsArgumentRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name @upper") }
        type Customer { id: ID! name: String @external }
        """,
        """
        error PROVIDES_DIRECTIVE_IN_FIELDS_ARGUMENT a:Bill.customer What 'Bill.customer' provides ('name @upper') cannot have directives; take them out of its text.
        """);
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesInvalidSyntaxRuleTests
{
    [Fact]
    public void Accepts_ASelection() => AssertValid<ProvidesInvalidSyntaxRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void Reports_AnOpenBrace() => AssertReports<ProvidesInvalidSyntaxRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "contact { mail") }
        type Customer { contact: Contact }
        type Contact { mail: String @external }
        """,
        """
        error PROVIDES_INVALID_SYNTAX a:Bill.customer What 'Bill.customer' provides ('contact { mail') is no selection of fields; write their names, as in 'name' or 'owner { name }'.
        """);
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ProvidesOnNonCompositeFieldRuleTests
{
    [Fact]
    public void Accepts_AnObjectField() => AssertValid<ProvidesOnNonCompositeFieldRule>(
        """
        type Query { bills: [Bill] }
        type Bill { customer: Customer @provides(fields: "name") }
        type Customer { id: ID! name: String @external }
        """);

    [Fact]
    public void Reports_AScalarField() => AssertReports<ProvidesOnNonCompositeFieldRule>(
        """
        type Bill { number: String @provides(fields: "length") }
        """,
        """
        error PROVIDES_ON_NON_COMPOSITE_FIELD a:Bill.number 'Bill.number' returns 'String', which has no fields of its own to provide; take '@provides' out.
        """);
}

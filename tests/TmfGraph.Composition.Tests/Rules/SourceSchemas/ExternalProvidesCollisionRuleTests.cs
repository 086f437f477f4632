using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class ExternalProvidesCollisionRuleTests
{
    [Fact]
    public void Accepts_AProvidingField() => AssertValid<ExternalProvidesCollisionRule>(
        """
        type Bill { owner: Customer @provides(fields: "name") }
        type Customer { name: String @external }
        """);

    [Fact]
    public void Reports_AnExternalFieldThatProvides() => AssertReports<ExternalProvidesCollisionRule>(
        """
        type Bill { owner: Customer @external @provides(fields: "name") }
        type Customer { name: String @external }
        """,
        """
        error EXTERNAL_PROVIDES_COLLISION a:Bill.owner The field 'Bill.owner' is external, so it cannot use '@provides' as well; take one of them out.
        """);
}

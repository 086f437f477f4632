using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ExternalMissingOnBaseRuleTests
{
    [Fact]
    public void Accepts_AFieldDefinedElsewhere() => AssertValid<ExternalMissingOnBaseRule>(
        """
        type Customer { name: String }
        """,
        """
        type Customer { name: String @external }
        """);

    [Fact]
    public void Reports_AFieldNobodyDefines() => AssertReports<ExternalMissingOnBaseRule>(
        [
            """
            type Customer { id: ID! }
            """,
            """
            type Customer { id: ID! name: String @external }
            """,
        ],
        """
        error EXTERNAL_MISSING_ON_BASE b:Customer.name The field 'Customer.name' is external here, and no other source schema defines it; take '@external' out, or let another one define it.
        """);
}

using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ExternalTypeMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameType() => AssertValid<ExternalTypeMismatchRule>(
        """
        type Customer { name: String }
        """,
        """
        type Customer { name: String @external }
        """);

    [Fact]
    public void Reports_AnotherType() => AssertReports<ExternalTypeMismatchRule>(
        [
            """
            type Customer { name: String }
            """,
            """
            type Customer { name: ID @external }
            """,
        ],
        """
        error EXTERNAL_TYPE_MISMATCH b:Customer.name The external field 'Customer.name' is 'ID' here and 'String' in 'a', which defines it.
        """);
}

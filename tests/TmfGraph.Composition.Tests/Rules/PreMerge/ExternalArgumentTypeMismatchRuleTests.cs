using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ExternalArgumentTypeMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameType() => AssertValid<ExternalArgumentTypeMismatchRule>(
        """
        type Customer { name(language: String!): String }
        """,
        """
        type Customer { name(language: String!): String @external }
        """);

    [Fact]
    public void Reports_AnotherNonNullMark() => AssertReports<ExternalArgumentTypeMismatchRule>(
        [
            """
            type Customer { name(language: String): String }
            """,
            """
            type Customer { name(language: String!): String @external }
            """,
        ],
        """
        error EXTERNAL_ARGUMENT_TYPE_MISMATCH b:Customer.name(language:) The argument 'language' of the external field 'Customer.name' is 'String!' here and 'String' where the field is defined; write the same type.
        """);
}

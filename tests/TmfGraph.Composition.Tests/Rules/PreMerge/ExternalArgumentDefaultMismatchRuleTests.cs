using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ExternalArgumentDefaultMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameDefault() => AssertValid<ExternalArgumentDefaultMismatchRule>(
        """
        type Customer { name(language: String = "en"): String }
        """,
        """
        type Customer { name(language: String = "en"): String @external }
        """);

    [Fact]
    public void Accepts_TheSameValue_WrittenInAnotherWay() => AssertValid<ExternalArgumentDefaultMismatchRule>(
        """
        type Customer { score(scale: Float = 1): Int }
        """,
        """
        type Customer { score(scale: Float = 1.0): Int @external }
        """);

    [Fact]
    public void Reports_AnotherDefault() => AssertReports<ExternalArgumentDefaultMismatchRule>(
        [
            """
            type Customer { name(language: String = "en"): String }
            """,
            """
            type Customer { name(language: String = "de"): String @external }
            """,
        ],
        """
        error EXTERNAL_ARGUMENT_DEFAULT_MISMATCH b:Customer.name(language:) The argument 'language' of the external field 'Customer.name' has the default "de", elsewhere it is "en"; write the same one.
        """);

    [Fact]
    public void Reports_NoDefault() => AssertReports<ExternalArgumentDefaultMismatchRule>(
        [
            """
            type Customer { name(language: String = "en"): String }
            """,
            """
            type Customer { name(language: String): String @external }
            """,
        ],
        """
        error EXTERNAL_ARGUMENT_DEFAULT_MISMATCH b:Customer.name(language:) The argument 'language' of the external field 'Customer.name' has no default, elsewhere it is "en"; write the same one.
        """);
}

using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class ExternalArgumentMissingRuleTests
{
    [Fact]
    public void Accepts_AllArguments() => AssertValid<ExternalArgumentMissingRule>(
        """
        type Customer { name(language: String): String }
        """,
        """
        type Customer { name(language: String): String @external }
        """);

    [Fact]
    public void Reports_AMissingArgument() => AssertReports<ExternalArgumentMissingRule>(
        [
            """
            type Customer { name(language: String): String }
            """,
            """
            type Customer { name: String @external }
            """,
        ],
        """
        error EXTERNAL_ARGUMENT_MISSING b:Customer.name(language:) The external field 'Customer.name' lacks the argument 'language' of the field it stands for.
        """);
}

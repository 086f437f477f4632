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

    private const string Link = """extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable"]) """;

    [Fact]
    public void Accepts_ThatAnArgumentIsMissing_WhichNotAllOwnersHave_InApolloFederation() => AssertValid<ExternalArgumentMissingRule>(
        Link + """type Customer @key(fields: "id") { id: ID! name(language: String): String @shareable }""",
        Link + """type Customer @key(fields: "id") { id: ID! name: String @shareable }""",
        Link + """type Customer @key(fields: "id") { id: ID! name: String @external label: String @requires(fields: "name") }""");

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
        error EXTERNAL_ARGUMENT_MISSING b:Customer.name(language:) The external field 'Customer.name' lacks the argument 'language' of the field it stands for; add it.
        """);
}

using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class InputWithMissingRequiredFieldsRuleTests
{
    [Fact]
    public void Accepts_ANeededFieldAllHave() => AssertValid<InputWithMissingRequiredFieldsRule>(
        """
        input Note { text: String! author: String }
        """,
        """
        input Note { text: String! }
        """);

    [Fact]
    public void Accepts_AMissingOptionalField() => AssertValid<InputWithMissingRequiredFieldsRule>(
        """
        input Note { text: String! author: String }
        """,
        """
        input Note { text: String! }
        """);

    [Fact]
    public void Reports_AMissingNeededField() => AssertReports<InputWithMissingRequiredFieldsRule>(
        [
            """
            input Note { text: String! author: String }
            """,
            """
            input Note { author: String }
            """,
        ],
        """
        error INPUT_WITH_MISSING_REQUIRED_FIELDS b:Note.text The input field 'Note.text' is needed in 'a' and missing here; add it, or make it nullable there.
        """);

    [Fact]
    public void Accepts_AMissingFieldWithADefault_InApolloFederation() => AssertValid<InputWithMissingRequiredFieldsRule>(
        Tests.Apollo.Federation.Link + """input Note { text: String! = "" author: String }""",
        Tests.Apollo.Federation.Link + """input Note { author: String }""");
}

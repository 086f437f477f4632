using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class InputFieldDefaultMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameDefault() => AssertValid<InputFieldDefaultMismatchRule>(
        """
        input Page { first: Int = 10 }
        """,
        """
        input Page { first: Int = 10 }
        """);

    [Fact]
    public void Accepts_OneDefault() => AssertValid<InputFieldDefaultMismatchRule>(
        """
        input Page { first: Int = 10 }
        """,
        """
        input Page { first: Int }
        """);

    [Fact]
    public void Reports_OtherDefaults() => AssertReports<InputFieldDefaultMismatchRule>(
        [
            """
            input Page { first: Int = 10 }
            """,
            """
            input Page { first: Int = 20 }
            """,
        ],
        """
        error INPUT_FIELD_DEFAULT_MISMATCH Page.first The input field 'Page.first' has different defaults: 10, 20.
        """);
}

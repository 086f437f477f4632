using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class InputFieldTypesMergeableRuleTests
{
    [Fact]
    public void Accepts_OtherNonNullMarks() => AssertValid<InputFieldTypesMergeableRule>(
        """
        input Page { zips: [String!] }
        """,
        """
        input Page { zips: [String]! }
        """);

    [Fact]
    public void Reports_OtherTypes() => AssertReports<InputFieldTypesMergeableRule>(
        [
            """
            input Page { after: String }
            """,
            """
            input Page { after: ID! }
            """,
        ],
        """
        error INPUT_FIELD_TYPES_NOT_MERGEABLE Page.after The input field 'Page.after' has different types: 'String' in 'a', 'ID!' in 'b'; only non-null marks may differ.
        """);
}

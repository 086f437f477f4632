using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class EmptyMergedEnumTypeRuleTests
{
    [Fact]
    public void Accepts_AVisibleValue() => AssertValid<EmptyMergedEnumTypeRule>(
        """
        enum State { ACTIVE OLD @inaccessible }
        """);

    [Fact]
    public void Reports_HiddenValues() => AssertReports<EmptyMergedEnumTypeRule>(
        [
            """
            enum State { ACTIVE OLD @inaccessible }
            """,
            """
            enum State { ACTIVE @inaccessible OLD }
            """,
        ],
        """
        error EMPTY_MERGED_ENUM_TYPE State Nothing of the merged type 'State' is left for clients to see; mark the type '@inaccessible', or show some of it.
        """);
}

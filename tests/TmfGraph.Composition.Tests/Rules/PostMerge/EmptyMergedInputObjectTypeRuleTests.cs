using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class EmptyMergedInputObjectTypeRuleTests
{
    [Fact]
    public void Accepts_ACommonField() => AssertValid<EmptyMergedInputObjectTypeRule>(
        """
        type Query { a(i: In): Int }
        input In { x: Int y: Int }
        """,
        """
        input In { x: Int }
        """);

    [Fact]
    public void Reports_NoCommonField() => AssertReports<EmptyMergedInputObjectTypeRule>(
        [
            """
            type Query { a(i: In): Int }
            input In { y: Int }
            """,
            """
            input In { x: Int }
            """,
        ],
        """
        error EMPTY_MERGED_INPUT_OBJECT_TYPE In Nothing of the merged type 'In' is left for clients to see; mark the type '@inaccessible', or show some of it.
        """);
}

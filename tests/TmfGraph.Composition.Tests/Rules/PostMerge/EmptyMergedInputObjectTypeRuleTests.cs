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
        error EMPTY_MERGED_INPUT_OBJECT_TYPE In The input object 'In' has no field that clients see and all source schemas with it know; give it one in common, or mark it '@inaccessible'.
        """);
}

using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class EmptyMergedUnionTypeRuleTests
{
    [Fact]
    public void Accepts_AVisibleMember() => AssertValid<EmptyMergedUnionTypeRule>(
        """
        union Target = A | B
        type A @inaccessible { x: Int }
        type B { x: Int }
        """);

    [Fact]
    public void Reports_HiddenMembers() => AssertReports<EmptyMergedUnionTypeRule>(
        [
            """
            union Target = A
            type A { x: Int @shareable }
            """,
            """
            union Target = A
            type A @inaccessible { x: Int }
            """,
        ],
        """
        error EMPTY_MERGED_UNION_TYPE Target Nothing of the merged type 'Target' is left for clients to see; mark the type '@inaccessible', or show some of it.
        """);
}

using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class EmptyMergedObjectTypeRuleTests
{
    [Fact]
    public void Accepts_AVisibleField() => AssertValid<EmptyMergedObjectTypeRule>(
        """
        type Query { ok: Int }
        type Site { a: Int b: Int @inaccessible }
        """);

    [Fact]
    public void Accepts_AHiddenType() => AssertValid<EmptyMergedObjectTypeRule>(
        """
        type Query { ok: Int }
        type Site @inaccessible { a: Int @inaccessible }
        """);

    [Fact]
    public void Reports_HiddenFields() => AssertReports<EmptyMergedObjectTypeRule>(
        [
            """
            type Site { a: Int @inaccessible b: Int @shareable }
            """,
            """
            type Site { a: Int b: Int @inaccessible }
            """,
        ],
        """
        error EMPTY_MERGED_OBJECT_TYPE Site Nothing of the merged type 'Site' is left for clients to see; mark the type '@inaccessible', or show some of it.
        """);
}

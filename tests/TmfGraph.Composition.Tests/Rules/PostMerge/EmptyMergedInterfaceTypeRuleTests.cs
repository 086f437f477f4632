using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class EmptyMergedInterfaceTypeRuleTests
{
    [Fact]
    public void Accepts_AVisibleField() => AssertValid<EmptyMergedInterfaceTypeRule>(
        """
        interface Site { a: Int b: Int @inaccessible }
        """);

    [Fact]
    public void Reports_HiddenFields() => AssertReports<EmptyMergedInterfaceTypeRule>(
        [
            """
            interface Site { a: Int @inaccessible b: Int }
            """,
            """
            interface Site { a: Int b: Int @inaccessible }
            """,
        ],
        """
        error EMPTY_MERGED_INTERFACE_TYPE Site Nothing of the merged type 'Site' is left for clients to see; mark the type '@inaccessible', or show some of it.
        """);
}

using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class ReferenceToInaccessibleTypeRuleTests
{
    [Fact]
    public void Accepts_HiddenMembers() => AssertValid<ReferenceToInaccessibleTypeRule>(
        """
        type Query { a(x: In @inaccessible): Int b: Out @inaccessible }
        input In @inaccessible { y: Int }
        type Out @inaccessible { z: Int }
        """);

    [Fact]
    public void Reports_AFieldAnArgumentAndAnInputField() => AssertReports<ReferenceToInaccessibleTypeRule>(
        """
        type Query { a(x: In): Out c(o: Open): Int }
        input In @inaccessible { y: Int }
        input Open { i: In }
        type Out @inaccessible { z: Int }
        """,
        """
        error REFERENCE_TO_INACCESSIBLE_TYPE Query.a 'Query.a' is visible and its type 'Out' is inaccessible; mark it '@inaccessible' as well, or show the type.
        error REFERENCE_TO_INACCESSIBLE_TYPE Query.a(x:) 'Query.a(x:)' is visible and its type 'In' is inaccessible; mark it '@inaccessible' as well, or show the type.
        error REFERENCE_TO_INACCESSIBLE_TYPE Open.i 'Open.i' is visible and its type 'In' is inaccessible; mark it '@inaccessible' as well, or show the type.
        """);
}

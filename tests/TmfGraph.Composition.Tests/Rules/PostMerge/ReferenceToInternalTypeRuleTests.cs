using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class ReferenceToInternalTypeRuleTests
{
    [Fact]
    public void Accepts_AnInternalField() => AssertValid<ReferenceToInternalTypeRule>(
        """
        type Query { ok: Int lookups: Lookups! @internal }
        type Lookups @internal { a: Int }
        """);

    [Fact]
    public void Reports_AVisibleField() => AssertReports<ReferenceToInternalTypeRule>(
        """
        type Query { ok: Int lookups: Lookups! }
        type Lookups @internal { a: Int }
        """,
        """
        error REFERENCE_TO_INTERNAL_TYPE Query.lookups 'Query.lookups' is visible and its type 'Lookups' is internal; mark it '@internal' as well, or show the type.
        """);
}

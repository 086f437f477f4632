using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class EnumTypeDefaultValueInaccessibleRuleTests
{
    [Fact]
    public void Accepts_AVisibleDefault() => AssertValid<EnumTypeDefaultValueInaccessibleRule>(
        """
        type Query { a(s: State = ACTIVE): Int }
        enum State { ACTIVE OLD @inaccessible }
        """);

    [Fact]
    public void Reports_HiddenDefaults() => AssertReports<EnumTypeDefaultValueInaccessibleRule>(
        """
        type Query { a(s: State = OLD, l: [State] = [ACTIVE, OLD], i: In = { state: OLD }): Int }
        input In { state: State = OLD }
        enum State { ACTIVE OLD @inaccessible }
        """,
        """
        error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(s:) The default of 'Query.a(s:)' has the value 'State.OLD', which clients do not see; choose another default, or show the value.
        error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(l:) The default of 'Query.a(l:)' has the value 'State.OLD', which clients do not see; choose another default, or show the value.
        error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(i:) The default of 'Query.a(i:)' has the value 'State.OLD', which clients do not see; choose another default, or show the value.
        error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE In.state The default of 'In.state' has the value 'State.OLD', which clients do not see; choose another default, or show the value.
        """);
}

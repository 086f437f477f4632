using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class EnumValuesMismatchRuleTests
{
    [Fact]
    public void Accepts_TheSameValues() => AssertValid<EnumValuesMismatchRule>(
        """
        enum State { ACTIVE TERMINATED }
        """,
        """
        enum State { TERMINATED ACTIVE }
        """);

    [Fact]
    public void Accepts_AHiddenValueThatOthersLack() => AssertValid<EnumValuesMismatchRule>(
        """
        enum State { ACTIVE LEGACY @inaccessible }
        """,
        """
        enum State { ACTIVE }
        """);

    [Fact]
    public void Reports_ValuesThatOthersLack() => AssertReports<EnumValuesMismatchRule>(
        [
            """
            enum State { ACTIVE TERMINATED }
            """,
            """
            enum State { ACTIVE SUSPENDED }
            """,
        ],
        """
        error ENUM_VALUES_MISMATCH a:State The enum 'State' lacks 'SUSPENDED' here; add it, or mark it '@inaccessible' where it is defined.
        error ENUM_VALUES_MISMATCH b:State The enum 'State' lacks 'TERMINATED' here; add it, or mark it '@inaccessible' where it is defined.
        """);
}

using TmfGraph.Composition.Rules.PreMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PreMerge;

public sealed class OverrideSourceHasOverrideRuleTests
{
    [Fact]
    public void Accepts_OneOverride() => AssertValid<OverrideSourceHasOverrideRule>(
        """
        type Bill { amount: Int }
        """,
        """
        type Bill { amount: Int @override(from: "a") }
        """);

    [Fact]
    public void Accepts_ALineOfOverrides() => AssertValid<OverrideSourceHasOverrideRule>(
        """
        type Bill { amount: Int }
        """,
        """
        type Bill { amount: Int @override(from: "a") }
        """,
        """
        type Bill { amount: Int @override(from: "b") }
        """);

    [Fact]
    public void Reports_ACircleOfTwo() => AssertReports<OverrideSourceHasOverrideRule>(
        [
            """
            type Bill { amount: Int @override(from: "b") }
            """,
            """
            type Bill { amount: Int @override(from: "a") }
            """,
        ],
        """
        error OVERRIDE_SOURCE_HAS_OVERRIDE Bill.amount Nobody can tell who owns 'Bill.amount': 'a' overrides 'b' and 'b' overrides 'a'; let each override name the owner before it.
        """);

    [Fact]
    public void Reports_ACircleOfThree() => AssertReports<OverrideSourceHasOverrideRule>(
        [
            """
            type Bill { amount: Int @override(from: "b") }
            """,
            """
            type Bill { amount: Int @override(from: "c") }
            """,
            """
            type Bill { amount: Int @override(from: "a") }
            """,
        ],
        """
        error OVERRIDE_SOURCE_HAS_OVERRIDE Bill.amount Nobody can tell who owns 'Bill.amount': 'a' overrides 'b', 'b' overrides 'c' and 'c' overrides 'a'; let each override name the owner before it.
        """);

    [Fact]
    public void Reports_TwoNewOwners() => AssertReports<OverrideSourceHasOverrideRule>(
        [
            """
            type Bill { amount: Int @override(from: "c") }
            """,
            """
            type Bill { amount: Int @override(from: "c") }
            """,
            """
            type Bill { amount: Int }
            """,
        ],
        """
        error OVERRIDE_SOURCE_HAS_OVERRIDE Bill.amount Nobody can tell who owns 'Bill.amount': 'a' overrides 'c' and 'b' overrides 'c'; let each override name the owner before it.
        """);
}

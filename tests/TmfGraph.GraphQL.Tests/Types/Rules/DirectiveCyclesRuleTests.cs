using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class DirectiveCyclesRuleTests
{
    [Fact]
    public void Passes_When_DirectivesUseOthers() => AssertValid(
        """
        directive @a(x: Int @b) on ARGUMENT_DEFINITION
        directive @b(x: I) on ARGUMENT_DEFINITION
        input I { i: I }
        """);

    [Fact]
    public void Reports_When_ADirectiveUsesItself() => AssertReports(
        """
        directive @a(x: Int @a) on ARGUMENT_DEFINITION
        """,
        "SCHEMA_DIRECTIVE_CYCLE @a 1:1 The definition of '@a' uses '@a' again.");

    [Fact]
    public void Reports_When_ADirectiveUsesItselfThroughTypes() => AssertReports(
        """
        directive @a(x: I) on ENUM_VALUE
        input I { e: E }
        enum E { V @a }
        """,
        "SCHEMA_DIRECTIVE_CYCLE @a 1:1 The definition of '@a' uses '@a' again.");

    [Fact]
    public void Reports_When_DirectivesUseEachOther() => AssertReports(
        """
        directive @a(x: Int @b) on ARGUMENT_DEFINITION
        directive @b(x: Int @a) on ARGUMENT_DEFINITION
        """,
        "SCHEMA_DIRECTIVE_CYCLE @a 1:1 The definition of '@a' uses '@a' again.",
        "SCHEMA_DIRECTIVE_CYCLE @b 2:1 The definition of '@b' uses '@b' again.");
}

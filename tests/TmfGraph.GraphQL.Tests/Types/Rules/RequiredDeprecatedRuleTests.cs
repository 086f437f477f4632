using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class RequiredDeprecatedRuleTests
{
    [Fact]
    public void Passes_When_TheDeprecatedIsOptional() => AssertValid(
        """
        type A { a(b: Int @deprecated, c: Int! = 1 @deprecated): Int }
        """);

    [Fact]
    public void Reports_When_TheDeprecatedIsRequired() => AssertReports(
        """
        type A { a(b: Int! @deprecated): Int }
        input I { a: Int! @deprecated(reason: "old") }
        """,
        "SCHEMA_REQUIRED_DEPRECATED A.a(b:) 1:12 'A.a(b:)' is required and deprecated; make it nullable or give it a default value first.",
        "SCHEMA_REQUIRED_DEPRECATED I.a 2:11 'I.a' is required and deprecated; make it nullable or give it a default value first.");
}

using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class UniqueDirectivesRuleTests
{
    [Fact]
    public void Passes_When_TheDirectiveIsRepeatable() => AssertValid(
        """
        directive @a repeatable on OBJECT
        type A @a @a { a: Int }
        extend type A @a
        """);

    [Fact]
    public void Reports_When_AnExtensionRepeatsIt() => AssertReports(
        """
        directive @a on OBJECT
        type A @a { a: Int }
        extend type A @a
        """,
        "SCHEMA_REPEATED_DIRECTIVE A 3:15 The directive '@a' stands on 'A' more than once and is not repeatable.");
}

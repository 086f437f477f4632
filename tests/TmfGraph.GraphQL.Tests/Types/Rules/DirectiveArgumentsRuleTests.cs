using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class DirectiveArgumentsRuleTests
{
    [Fact]
    public void Passes_When_ArgumentsAreLegal() => AssertValid(
        """
        directive @a(b: Int!, c: [String!] = ["x"]) on OBJECT
        type A @a(b: 1, c: "y") { a: Int @deprecated }
        """);

    [Fact]
    public void Reports_When_ArgumentsAreNot() => AssertReports(
        """
        directive @a(b: Int!, c: [String!]) on OBJECT
        type A @a(c: [1]) { a: Int }
        type B @a(b: 1, b: 2) { a: Int }
        type C @a(b: 1, d: 2) { a: Int }
        type D @a(b: null) { a: Int @deprecated(reason: null) }
        """,
        "SCHEMA_INVALID_DIRECTIVE_ARGUMENT A 2:15 The argument 'c' of '@a' on 'A' is not valid: expected a string, found 1.",
        "SCHEMA_INVALID_DIRECTIVE_ARGUMENT A 2:8 The directive '@a' on 'A' lacks its required argument 'b'.",
        "SCHEMA_INVALID_DIRECTIVE_ARGUMENT B 3:17 The argument 'b' of '@a' on 'B' is given more than once.",
        "SCHEMA_INVALID_DIRECTIVE_ARGUMENT C 4:17 The argument 'd' of '@a' on 'C' is not defined.",
        "SCHEMA_INVALID_DIRECTIVE_ARGUMENT D 5:14 The argument 'b' of '@a' on 'D' is not valid: 'Int!' takes no null.",
        "SCHEMA_INVALID_DIRECTIVE_ARGUMENT D.a 5:49 The argument 'reason' of '@deprecated' on 'D.a' is not valid: 'String!' takes no null.");
}

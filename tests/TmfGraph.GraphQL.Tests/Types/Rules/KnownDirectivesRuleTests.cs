using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class KnownDirectivesRuleTests
{
    [Fact]
    public void Reports_When_ADirectiveIsNotDefined() => AssertReports(
        """
        extend schema @a
        type A @b { c(d: Int @d): Int @c }
        enum E { F @f }
        input I { a: Int @i }
        """,
        "SCHEMA_UNKNOWN_DIRECTIVE - 1:15 The directive '@a' on the schema is not defined.",
        "SCHEMA_UNKNOWN_DIRECTIVE A 2:8 The directive '@b' on 'A' is not defined.",
        "SCHEMA_UNKNOWN_DIRECTIVE A.c 2:31 The directive '@c' on 'A.c' is not defined.",
        "SCHEMA_UNKNOWN_DIRECTIVE E.F 3:12 The directive '@f' on 'E.F' is not defined.",
        "SCHEMA_UNKNOWN_DIRECTIVE A.c(d:) 2:22 The directive '@d' on 'A.c(d:)' is not defined.",
        "SCHEMA_UNKNOWN_DIRECTIVE I.a 4:18 The directive '@i' on 'I.a' is not defined.");
}

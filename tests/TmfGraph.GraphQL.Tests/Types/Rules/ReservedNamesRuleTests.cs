using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class ReservedNamesRuleTests
{
    [Fact]
    public void Passes_When_NamesBeginWithOneUnderscore() => AssertValid(
        """
        type _A { _a(_b: Int): Int }
        enum _E { _F }
        """);

    [Fact]
    public void Reports_When_NamesBeginWithTwoUnderscores() => AssertReports(
        """
        type __A { __b(__c: Int): Int }
        enum E { __F }
        input I { __g: Int }
        directive @__h(__i: Int) on FIELD
        """,
        "SCHEMA_RESERVED_NAME __A 1:1 The name of '__A' begins with two underscores, which is reserved for introspection.",
        "SCHEMA_RESERVED_NAME __A.__b 1:12 The name of '__A.__b' begins with two underscores, which is reserved for introspection.",
        "SCHEMA_RESERVED_NAME E.__F 2:10 The name of 'E.__F' begins with two underscores, which is reserved for introspection.",
        "SCHEMA_RESERVED_NAME @__h 4:1 The name of '@__h' begins with two underscores, which is reserved for introspection.",
        "SCHEMA_RESERVED_NAME __A.__b(__c:) 1:16 The name of '__A.__b(__c:)' begins with two underscores, which is reserved for introspection.",
        "SCHEMA_RESERVED_NAME I.__g 3:11 The name of 'I.__g' begins with two underscores, which is reserved for introspection.",
        "SCHEMA_RESERVED_NAME @__h(__i:) 4:16 The name of '@__h(__i:)' begins with two underscores, which is reserved for introspection.");
}

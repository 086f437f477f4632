using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class UniqueMembersRuleTests
{
    [Fact]
    public void Reports_When_AFieldIsDefinedTwice() => AssertReports(
        """
        type A { a: Int, a: String }
        extend type A { a: Int }
        """,
        "SCHEMA_DUPLICATE_NAME A.a 1:18 'A.a' is defined more than once.",
        "SCHEMA_DUPLICATE_NAME A.a 2:17 'A.a' is defined more than once.");

    [Fact]
    public void Reports_When_AnArgumentIsDefinedTwice() => AssertReports(
        """
        type A { a(b: Int, b: Int): Int }
        """,
        "SCHEMA_DUPLICATE_NAME A.a(b:) 1:20 'A.a(b:)' is defined more than once.");

    [Fact]
    public void Reports_When_ADirectiveArgumentIsDefinedTwice() => AssertReports(
        """
        directive @a(b: Int, b: Int) on OBJECT
        """,
        "SCHEMA_DUPLICATE_NAME @a(b:) 1:22 '@a(b:)' is defined more than once.");

    [Fact]
    public void Reports_When_AnEnumValueIsDefinedTwice() => AssertReports(
        """
        enum A { B B }
        """,
        "SCHEMA_DUPLICATE_NAME A.B 1:12 'A.B' is defined more than once.");

    [Fact]
    public void Reports_When_AnInputFieldIsDefinedTwice() => AssertReports(
        """
        input A { b: Int }
        extend input A { b: Int }
        """,
        "SCHEMA_DUPLICATE_NAME A.b 2:18 'A.b' is defined more than once.");

    [Fact]
    public void Reports_When_AUnionMemberIsNamedTwice() => AssertReports(
        """
        union A = Query | Query
        """,
        "SCHEMA_DUPLICATE_NAME A 1:1 The type 'A' names 'Query' more than once.");

    [Fact]
    public void Reports_When_AnInterfaceIsNamedTwice() => AssertReports(
        """
        type A implements I & I { a: Int }
        interface I { a: Int }
        """,
        "SCHEMA_DUPLICATE_NAME A 1:1 The type 'A' names 'I' more than once.");
}

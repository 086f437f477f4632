using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class NonEmptyTypesRuleTests
{
    [Fact]
    public void Passes_When_ExtensionsFillTheTypes() => AssertValid(
        """
        type A
        extend type A { a: Int }
        union U
        extend union U = A
        enum E
        extend enum E { A }
        input I
        extend input I { a: Int }
        """);

    [Fact]
    public void Reports_When_TypesHaveNothing() => AssertReports(
        """
        type A
        interface B
        union C
        enum D
        input E
        """,
        "SCHEMA_EMPTY_TYPE A 1:1 The type 'A' has no fields; it needs at least one.",
        "SCHEMA_EMPTY_TYPE B 2:1 The type 'B' has no fields; it needs at least one.",
        "SCHEMA_EMPTY_TYPE C 3:1 The type 'C' has no member types; it needs at least one.",
        "SCHEMA_EMPTY_TYPE D 4:1 The type 'D' has no values; it needs at least one.",
        "SCHEMA_EMPTY_TYPE E 5:1 The type 'E' has no fields; it needs at least one.");
}

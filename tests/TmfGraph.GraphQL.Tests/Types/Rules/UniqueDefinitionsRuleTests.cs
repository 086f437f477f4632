using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class UniqueDefinitionsRuleTests
{
    [Fact]
    public void Passes_When_TheSpecificationIsRepeated() => AssertValid(
        """
        scalar Int
        scalar ID
        directive @skip(if: Boolean!) on FIELD
        type __EnumValue { name: String! }
        """);

    [Fact]
    public void Reports_When_ATypeIsDefinedTwice() => AssertReports(
        """
        type A { a: Int }
        input A { a: Int }
        """,
        "SCHEMA_DUPLICATE_NAME A 2:1 The type 'A' is defined more than once; use 'extend' to add to it.");

    [Fact]
    public void Reports_When_ADirectiveIsDefinedTwice() => AssertReports(
        """
        directive @a on OBJECT
        directive @a on SCALAR
        """,
        "SCHEMA_DUPLICATE_NAME @a 2:1 The directive '@a' is defined more than once.");

    [Fact]
    public void Reports_When_TheSchemaIsDefinedTwice() => AssertReports(
        """
        schema { query: Query }
        schema { mutation: M }
        type M { a: Int }
        """,
        "SCHEMA_DUPLICATE_NAME - 2:1 There is more than one schema definition; use 'extend schema' to add to it.");

    [Fact]
    public void Reports_When_ABuiltInTypeBecomesAnotherKind() => AssertReports(
        """
        type Int { a: Boolean }
        """,
        "SCHEMA_DUPLICATE_NAME Int 1:1 The type 'Int' belongs to the specification and cannot be another kind of type.");
}

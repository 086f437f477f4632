using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class OneOfRuleTests
{
    [Fact]
    public void Passes_When_FieldsAreNullable() => AssertValid(
        """
        input A @oneOf { a: Int b: [Int!] }
        """);

    [Fact]
    public void Reports_When_FieldsAreNonNullOrHaveDefaults() => AssertReports(
        """
        input A @oneOf { a: Int! b: Int = 1 }
        """,
        "SCHEMA_INVALID_ONE_OF A.a 1:18 'A.a' is non-null, but in a @oneOf input object every field must be nullable.",
        "SCHEMA_INVALID_ONE_OF A.b 1:26 'A.b' has a default value, which fields of a @oneOf input object cannot have.");

    [Fact]
    public void Reports_When_AnExtensionAppliesIt() => AssertReports(
        """
        input A { a: Int }
        extend input A @oneOf
        """,
        "SCHEMA_INVALID_ONE_OF A 2:1 An extension of 'A' applies @oneOf, which only the definition of an input object can do.");

    [Fact]
    public void Reports_When_AnExtensionAddsAFieldThatIsNonNull() => AssertReports(
        """
        input A @oneOf { a: Int }
        extend input A { b: Int! }
        """,
        "SCHEMA_INVALID_ONE_OF A.b 2:18 'A.b' is non-null, but in a @oneOf input object every field must be nullable.");
}

using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class OutputTypesRuleTests
{
    [Fact]
    public void Passes_When_FieldsReturnOutputTypes() => AssertValid(
        """
        type A { a: Int b: E c: A d: I e: [U!]! }
        enum E { A }
        interface I { a: Int }
        union U = A
        """);

    [Fact]
    public void Reports_When_AFieldReturnsAnInputObject() => AssertReports(
        """
        type A { a: [I!] }
        input I { a: Int }
        """,
        "SCHEMA_NOT_OUTPUT_TYPE A.a 1:10 The field 'A.a' returns the input object 'I'; fields return output types.");
}

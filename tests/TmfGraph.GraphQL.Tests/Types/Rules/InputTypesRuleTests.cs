using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class InputTypesRuleTests
{
    [Fact]
    public void Passes_When_InputsAreScalarsEnumsAndInputObjects() => AssertValid(
        """
        type A { a(b: Int, c: [E!], d: I): Int }
        enum E { A }
        input I { i: I }
        directive @d(i: I) on FIELD
        """);

    [Fact]
    public void Reports_When_AnInputIsAnOutputType() => AssertReports(
        """
        type A { a(b: A): Int }
        input I { a: [U] }
        union U = A
        directive @d(a: Query!) on FIELD
        """,
        "SCHEMA_NOT_INPUT_TYPE A.a(b:) 1:12 'A.a(b:)' has the type 'A', which is no input type.",
        "SCHEMA_NOT_INPUT_TYPE I.a 2:11 'I.a' has the type '[U]', which is no input type.",
        "SCHEMA_NOT_INPUT_TYPE @d(a:) 4:14 '@d(a:)' has the type 'Query!', which is no input type.");
}

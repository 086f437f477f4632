using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class TypeSystemDocumentRuleTests
{
    [Fact]
    public void Reports_When_ADocumentHasAnOperation() => AssertReports(
        """
        type A { a: Int }
        { a }
        fragment F on A { a }
        """,
        "SCHEMA_EXECUTABLE_DEFINITION - 2:1 A schema holds no operations and no fragments; move this definition into a document of its own.",
        "SCHEMA_EXECUTABLE_DEFINITION - 3:1 A schema holds no operations and no fragments; move this definition into a document of its own.");
}

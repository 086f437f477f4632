using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class BindingsRuleTests
{
    [Fact]
    public void Reports_When_CodeNamesWhatDocumentsDoNotDefine()
    {
        var builder = new SchemaBuilder()
            .AddDocument("type Query { a: Int e: E } enum E { A }")
            .Resolve("Query.b", FieldResolver.Pure(static p => p))
            .MapField("A.b", "c")
            .MapEnumValue("E.B", "b")
            .ResolveType("Query", static _ => null)
            .BindScalar("S", StandardScalars.GetCodec("Any"));
        var exception = Assert.Throws<SchemaException>(builder.Build);
        Assert.Equal(
            """
            Code names the field 'Query.b', which the schema does not define.
            Code names the field 'A.b', which the schema does not define.
            Code names the enum value 'E.B', which the schema does not define.
            Code names the interface or union 'Query', which the schema does not define.
            Code names the scalar 'S', which the schema does not define.
            """,
            exception.Message);
        Assert.All(exception.Errors, static e => Assert.Equal(SchemaErrorCodes.UnknownCoordinate, e.Code));
    }
}

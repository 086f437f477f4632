using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class KnownTypesRuleTests
{
    [Fact]
    public void Reports_When_ATypeIsNotDefined() => AssertReports(
        """
        type A implements B { a(b: [C!]): D! }
        union U = E
        input N { a: F }
        directive @d(a: G) on FIELD
        """,
        "SCHEMA_UNKNOWN_TYPE A 1:19 'A' names the type 'B', which is not defined.",
        "SCHEMA_UNKNOWN_TYPE A.a 1:35 'A.a' names the type 'D', which is not defined.",
        "SCHEMA_UNKNOWN_TYPE A.a(b:) 1:29 'A.a(b:)' names the type 'C', which is not defined.",
        "SCHEMA_UNKNOWN_TYPE U 2:11 'U' names the type 'E', which is not defined.",
        "SCHEMA_UNKNOWN_TYPE N.a 3:14 'N.a' names the type 'F', which is not defined.",
        "SCHEMA_UNKNOWN_TYPE @d(a:) 4:17 '@d(a:)' names the type 'G', which is not defined.");
}

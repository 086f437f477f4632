using static TmfGraph.GraphQL.Tests.Types.Rules.SchemaRuleAssert;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class UnionMembersRuleTests
{
    [Fact]
    public void Reports_When_MembersAreNoObjects() => AssertReports(
        """
        union A = I | Int | Query | N
        interface I { a: Int }
        input N { a: Int }
        """,
        "SCHEMA_INVALID_UNION_MEMBER A 1:11 The union 'A' has the member 'I', which is no object type.",
        "SCHEMA_INVALID_UNION_MEMBER A 1:15 The union 'A' has the member 'Int', which is no object type.",
        "SCHEMA_INVALID_UNION_MEMBER A 1:29 The union 'A' has the member 'N', which is no object type.");
}

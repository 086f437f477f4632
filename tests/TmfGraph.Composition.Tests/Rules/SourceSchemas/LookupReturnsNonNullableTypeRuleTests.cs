using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class LookupReturnsNonNullableTypeRuleTests
{
    [Fact]
    public void Accepts_ANullableType() => AssertValid<LookupReturnsNonNullableTypeRule>(
        """
        type Query { serviceById(id: ID!): Service @lookup }
        type Service { id: ID! }
        """);

    [Fact]
    public void Reports_ANonNullType() => AssertReports<LookupReturnsNonNullableTypeRule>(
        """
        type Query { serviceById(id: ID!): Service! @lookup }
        type Service { id: ID! }
        """,
        """
        warning LOOKUP_RETURNS_NON_NULLABLE_TYPE a:Query.serviceById The lookup 'Query.serviceById' returns 'Service!'; it should be nullable, since there may be no such entity.
        """);
}

using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class LookupReturnsListRuleTests
{
    [Fact]
    public void Accepts_OneEntity() => AssertValid<LookupReturnsListRule>(
        """
        type Query { serviceById(id: ID!): Service @lookup }
        type Service { id: ID! }
        """);

    [Fact]
    public void Reports_AList() => AssertReports<LookupReturnsListRule>(
        """
        type Query { services(ids: [ID!]!): [Service] @lookup }
        type Service { id: ID! }
        """,
        """
        error LOOKUP_RETURNS_LIST a:Query.services The lookup 'Query.services' returns a list; a lookup finds one entity, so let it return one, or take '@lookup' out.
        """);

    [Fact]
    public void Reports_ANonNullList() => AssertReports<LookupReturnsListRule>(
        """
        type Query { services(ids: [ID!]!): [Service]! @lookup }
        type Service { id: ID! }
        """,
        """
        error LOOKUP_RETURNS_LIST a:Query.services The lookup 'Query.services' returns a list; a lookup finds one entity, so let it return one, or take '@lookup' out.
        """);
}

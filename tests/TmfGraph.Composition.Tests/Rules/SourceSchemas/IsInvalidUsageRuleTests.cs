using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class IsInvalidUsageRuleTests
{
    [Fact]
    public void Accepts_ALookup() => AssertValid<IsInvalidUsageRule>(
        """
        type Query { serviceById(key: ID! @is(field: "id")): Service @lookup }
        type Service { id: ID! }
        """);

    [Fact]
    public void Reports_AFieldThatIsNoLookup() => AssertReports<IsInvalidUsageRule>(
        """
        type Query { serviceById(key: ID! @is(field: "id")): Service }
        type Service { id: ID! }
        """,
        """
        error IS_INVALID_USAGE a:Query.serviceById(key:) 'Query.serviceById' is no lookup, so '@is' means nothing on its argument 'key'; add '@lookup', or use '@require'.
        """);
}

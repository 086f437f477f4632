using TmfGraph.Composition.Rules.SourceSchemas;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.SourceSchemas;

public sealed class QueryRootTypeInaccessibleRuleTests
{
    [Fact]
    public void Accepts_AVisibleQueryRoot() => AssertValid<QueryRootTypeInaccessibleRule>(
        """
        type Query { customers: [String] }
        """);

    [Fact]
    public void Reports_AHiddenQueryRoot() => AssertReports<QueryRootTypeInaccessibleRule>(
        """
        type Query @inaccessible { customers: [String] }
        """,
        """
        error QUERY_ROOT_TYPE_INACCESSIBLE a:Query The query root 'Query' cannot be inaccessible; mark those of its fields that clients should not see.
        """);
}

using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class NoQueriesRuleTests
{
    [Fact]
    public void Accepts_AVisibleQuery() => AssertValid<NoQueriesRule>(
        """
        type Query { hidden: Int @inaccessible }
        """,
        """
        type Query { shown: Int }
        """);

    [Fact]
    public void Reports_HiddenQueries() => AssertReports<NoQueriesRule>(
        [
            """
            type Query { hidden: Int @inaccessible }
            """,
            """
            type Query { secret: Int @internal }
            """,
        ],
        """
        error NO_QUERIES Query The merged schema has no query that clients can see; at least one is needed.
        """);

    [Fact]
    public void Reports_NoQueryRoot() => AssertReports<NoQueriesRule>(
        """
        type Mutation { start: Boolean }
        """,
        """
        error NO_QUERIES Query The merged schema has no query that clients can see; at least one is needed.
        """);
}

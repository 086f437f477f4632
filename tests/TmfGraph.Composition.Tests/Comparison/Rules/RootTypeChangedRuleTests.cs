using TmfGraph.Composition.Comparison.Rules;
using static TmfGraph.Composition.Tests.Comparison.ComparisonTest;

namespace TmfGraph.Composition.Tests.Comparison.Rules;

public sealed class RootTypeChangedRuleTests
{
    [Fact]
    public void AKindThatIsGone_Breaks_AndANewOneIsSafe() => AssertFinds<RootTypeChangedRule>(
        "type Mutation { m: Int }",
        "type Subscription { s: Int }",
        """
        breaking ROOT_TYPE_CHANGED Mutation There are no operations of the kind Mutation any more.
        safe ROOT_TYPE_CHANGED Subscription There are operations of the kind Subscription now.
        """);

    [Fact]
    public void AnotherName_Breaks() => AssertFinds<RootTypeChangedRule>(
        "schema { query: Query mutation: M } type M { m: Int }",
        "schema { query: Query mutation: N } type N { m: Int }",
        "breaking ROOT_TYPE_CHANGED N Operations of the kind Mutation began at 'M' and begin at 'N'.");
}

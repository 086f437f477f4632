using TmfGraph.Composition.Rules.PostMerge;
using static TmfGraph.Composition.Tests.RuleTest;

namespace TmfGraph.Composition.Tests.Rules.PostMerge;

public sealed class ImplementedByInaccessibleRuleTests
{
    [Fact]
    public void Accepts_AVisibleField() => AssertValid<ImplementedByInaccessibleRule>(
        """
        interface Party { id: ID! }
        type Individual implements Party { id: ID! }
        """);

    [Fact]
    public void Accepts_AHiddenInterface() => AssertValid<ImplementedByInaccessibleRule>(
        """
        interface Party @inaccessible { id: ID! }
        type Individual implements Party { id: ID! @inaccessible name: String }
        """);

    [Fact]
    public void Reports_AHiddenField() => AssertReports<ImplementedByInaccessibleRule>(
        """
        interface Party { id: ID! }
        type Individual implements Party { id: ID! @inaccessible name: String }
        """,
        """
        error IMPLEMENTED_BY_INACCESSIBLE Individual.id 'Individual.id' is hidden, but 'Party.id', which it implements, is visible; show the one, or hide the other too.
        """);
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class LeafFieldSelectionsRuleTests
{
    [Fact]
    public void Accepts_LeafWithout_CompositeWith() => ValidationAssert.Accepts(
        """
        { orders { state items { id } } }
        """);

    [Fact]
    public void Rejects_SelectionOnLeaf() => ValidationAssert.Rejects(
        """
        { orders { state { name } } }
        """,
        "`state` returns the leaf type `State` and cannot have a selection.");

    [Fact]
    public void Rejects_CompositeWithoutSelection() => ValidationAssert.Rejects(
        """
        { orders }
        """,
        "`orders` returns `[Order!]!`, so fields of it must be selected.");
}

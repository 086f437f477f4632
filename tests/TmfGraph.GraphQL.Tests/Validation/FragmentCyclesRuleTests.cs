namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentCyclesRuleTests
{
    [Fact]
    public void Accepts_OneFragmentTwice() => ValidationAssert.Accepts(
        """
        { orders { ...A ...A items { order { ...A } } } } fragment A on Order { id }
        """);

    [Fact]
    public void Rejects_SelfReference() => ValidationAssert.Rejects(
        """
        { orders { ...A } } fragment A on Order { items { order { ...A } } }
        """,
        "The fragment `A` spreads itself.");

    [Fact]
    public void Rejects_Cycle() => ValidationAssert.Rejects(
        """
        { orders { ...A } } fragment A on Order { ...B } fragment B on Order { ...C } fragment C on Order { ...A }
        """,
        "The fragment `A` spreads itself by way of `B`, `C`.");
}

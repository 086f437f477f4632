namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentsMustBeUsedRuleTests
{
    [Fact]
    public void Accepts_UsedThroughAnother() => ValidationAssert.Accepts(
        """
        { orders { ...A } } fragment A on Order { ...B } fragment B on Order { id }
        """);

    [Fact]
    public void Rejects_UsedByUnusedOnly() => ValidationAssert.Rejects(
        """
        { orders { id } } fragment A on Order { ...B } fragment B on Order { id }
        """,
        "The fragment `A` is not used by any operation.",
        "The fragment `B` is not used by any operation.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentNameUniquenessRuleTests
{
    [Fact]
    public void Accepts_DifferentNames() => ValidationAssert.Accepts(
        """
        { orders { ...A ...B } } fragment A on Order { id } fragment B on Order { id }
        """);

    [Fact]
    public void Rejects_SameName() => ValidationAssert.Rejects(
        """
        { orders { ...A } } fragment A on Order { id } fragment A on Order { state }
        """,
        "The fragment name `A` is used more than once.");
}

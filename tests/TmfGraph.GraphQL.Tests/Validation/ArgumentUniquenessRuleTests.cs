namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class ArgumentUniquenessRuleTests
{
    [Fact]
    public void Accepts_EachOnce() => ValidationAssert.Accepts(
        """
        { orders(first: 3, states: []) { id } }
        """);

    [Fact]
    public void Rejects_Twice() => ValidationAssert.Rejects(
        """
        { orders(first: 3, first: 4) { id } }
        """,
        "The field `orders` is given the argument `first` more than once.");
}

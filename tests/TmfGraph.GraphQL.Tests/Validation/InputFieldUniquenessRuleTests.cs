namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class InputFieldUniquenessRuleTests
{
    [Fact]
    public void Accepts_EachOnce() => ValidationAssert.Accepts(
        """
        { orders(where: { state: HELD, and: [{ state: DONE }] }) { id } }
        """);

    [Fact]
    public void Rejects_Twice() => ValidationAssert.Rejects(
        """
        { orders(where: { state: HELD, state: DONE }) { id } }
        """,
        "The input field `state` is given more than once.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class VariableUniquenessRuleTests
{
    [Fact]
    public void Accepts_SameName_InTwoOperations() => ValidationAssert.Accepts(
        """
        query A($n: Int) { orders(first: $n) { id } } query B($n: Int) { orders(first: $n) { id } }
        """);

    [Fact]
    public void Rejects_Twice() => ValidationAssert.Rejects(
        """
        query ($n: Int, $n: Int) { orders(first: $n) { id } }
        """,
        "The variable `$n` is defined more than once.");
}

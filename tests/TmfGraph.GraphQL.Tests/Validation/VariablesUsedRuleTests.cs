namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class VariablesUsedRuleTests
{
    [Fact]
    public void Accepts_UsedInsideAnObject() => ValidationAssert.Accepts(
        """
        query ($s: State) { orders(where: { and: [{ state: $s }] }) { id } }
        """);

    [Fact]
    public void Rejects_Unused() => ValidationAssert.Rejects(
        """
        query ($n: Int) { orders { id } }
        """,
        "The variable `$n` is not used.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class VariableUsesDefinedRuleTests
{
    [Fact]
    public void Accepts_DefinedByEveryOperation() => ValidationAssert.Accepts(
        """
        query A($n: ID!) { ...F } query B($n: ID!) { ...F } fragment F on Query { order(id: $n) { id } }
        """);

    [Fact]
    public void Rejects_Undefined_ThroughFragment() => ValidationAssert.Rejects(
        """
        query A($n: ID!) { ...F } query B { ...F } fragment F on Query { order(id: $n) { id } }
        """,
        "The variable `$n` is not defined by the operation `B`.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class DirectiveLocationsRuleTests
{
    [Fact]
    public void Accepts_AllowedPlace() => ValidationAssert.Accepts(
        """
        query ($n: Int @trace) { orders(first: $n) { id } }
        """);

    [Fact]
    public void Rejects_WrongPlace() => ValidationAssert.Rejects(
        """
        query @audit { orders { id } }
        """,
        "The directive `@audit` is not allowed on QUERY.");
}

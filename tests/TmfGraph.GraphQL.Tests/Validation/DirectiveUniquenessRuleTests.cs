namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class DirectiveUniquenessRuleTests
{
    [Fact]
    public void Accepts_Repeatable() => ValidationAssert.Accepts(
        """
        { orders @audit @audit(reason: "x") { id } }
        """);

    [Fact]
    public void Rejects_Repeated() => ValidationAssert.Rejects(
        """
        { orders @trace @trace { id } }
        """,
        "The directive `@trace` may stand only once in a place.");
}

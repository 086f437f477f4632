namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class RequiredArgumentsRuleTests
{
    [Fact]
    public void Accepts_DefaultLeftOut() => ValidationAssert.Accepts(
        """
        { orders { total(currency: "EUR") } }
        """);

    [Fact]
    public void Rejects_MissingArgument() => ValidationAssert.Rejects(
        """
        { order { id } }
        """,
        "The field `order` needs the argument `id` of type `ID!`.");
}

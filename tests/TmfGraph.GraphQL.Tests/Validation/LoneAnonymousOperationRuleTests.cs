namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class LoneAnonymousOperationRuleTests
{
    [Fact]
    public void Accepts_OneAnonymous() => ValidationAssert.Accepts(
        """
        { orders { id } }
        """);

    [Fact]
    public void Rejects_AnonymousBesideAnother() => ValidationAssert.Rejects(
        """
        { orders { id } } query B { orders { id } }
        """,
        "An operation without a name must be the only one of its document.");
}

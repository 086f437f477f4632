namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class DirectivesDefinedRuleTests
{
    [Fact]
    public void Accepts_BuiltInAndOwn() => ValidationAssert.Accepts(
        """
        query @trace { orders @include(if: true) { id @skip(if: false) } }
        """);

    [Fact]
    public void Rejects_Unknown() => ValidationAssert.Rejects(
        """
        { orders @nothing { id } }
        """,
        "The directive `@nothing` does not exist.");
}

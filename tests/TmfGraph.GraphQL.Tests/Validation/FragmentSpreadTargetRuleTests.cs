namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentSpreadTargetRuleTests
{
    [Fact]
    public void Accepts_DefinedTarget() => ValidationAssert.Accepts(
        """
        { orders { ...A } } fragment A on Order { id }
        """);

    [Fact]
    public void Rejects_UndefinedTarget() => ValidationAssert.Rejects(
        """
        { orders { ...A } }
        """,
        "The fragment `A` is not defined in this document.");
}

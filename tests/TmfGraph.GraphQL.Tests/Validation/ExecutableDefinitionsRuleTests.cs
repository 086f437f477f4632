namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class ExecutableDefinitionsRuleTests
{
    [Fact]
    public void Accepts_OperationsAndFragments() => ValidationAssert.Accepts(
        """
        { orders { ...F } } fragment F on Order { id }
        """);

    [Fact]
    public void Rejects_TypeDefinitions() => ValidationAssert.Rejects(
        """
        { orders { id } } type Extra { id: ID }
        """,
        "A document that is to run may only hold operations and fragments.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class OperationNameUniquenessRuleTests
{
    [Fact]
    public void Accepts_DifferentNames() => ValidationAssert.Accepts(
        """
        query A { orders { id } } query B { orders { id } }
        """);

    [Fact]
    public void Rejects_SameName_EvenOfAnotherKind() => ValidationAssert.Rejects(
        """
        query A { orders { id } } subscription A { onOrderDeleted { id } }
        """,
        "The operation name `A` is used more than once.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentsOnCompositeTypesRuleTests
{
    [Fact]
    public void Accepts_ObjectInterfaceUnion() => ValidationAssert.Accepts(
        """
        { entities { ... on Entity { id } } parties { ... on Party { __typename } ... on Person { id } } }
        """);

    [Fact]
    public void Rejects_Leaf() => ValidationAssert.Rejects(
        """
        { orders { ...F } } fragment F on State { name }
        """,
        "A fragment cannot stand on `State`, which has no fields.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentTypeExistenceRuleTests
{
    [Fact]
    public void Accepts_KnownTypes() => ValidationAssert.Accepts(
        """
        { entities { ... on Order { id } ... { id } } }
        """);

    [Fact]
    public void Rejects_UnknownType() => ValidationAssert.Rejects(
        """
        { entities { ... on Nothing { id } ...F } } fragment F on Nobody { id }
        """,
        "The type `Nobody` of the fragment does not exist.",
        "The type `Nothing` of the fragment does not exist.");
}

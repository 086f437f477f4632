namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FragmentSpreadPossibleRuleTests
{
    [Fact]
    public void Accepts_Overlap() => ValidationAssert.Accepts(
        """
        { entities { ... on Party { ... on Person { id } } } }
        """);

    [Fact]
    public void Rejects_NoOverlap_Object() => ValidationAssert.Rejects(
        """
        { orders { ... on Item { id } } }
        """,
        "A `Order` can never be a `Item`, so the fragment never applies.");

    [Fact]
    public void Rejects_NoOverlap_Union() => ValidationAssert.Rejects(
        """
        { parties { ...F } } fragment F on Order { id }
        """,
        "A `Party` can never be a `Order`, so the fragment never applies.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class SingleRootFieldRuleTests
{
    [Fact]
    public void Accepts_OneField_ThroughFragments() => ValidationAssert.Accepts(
        """
        subscription { ...F } fragment F on Subscription { onOrderDeleted { id state } }
        """);

    [Fact]
    public void Rejects_TwoFields() => ValidationAssert.Rejects(
        """
        subscription { onOrderDeleted { id } onOrderChanged { id } }
        """,
        "A subscription selects exactly one field.");

    [Fact]
    public void Rejects_Introspection() => ValidationAssert.Rejects(
        """
        subscription { __typename }
        """,
        "The field of a subscription cannot be an introspection field.");

    [Fact]
    public void Rejects_Conditions() => ValidationAssert.Rejects(
        """
        subscription ($b: Boolean!) { onOrderDeleted @skip(if: $b) { id } }
        """,
        "`@skip` and `@include` are not allowed on the root selection of a subscription.");
}

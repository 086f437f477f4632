namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class RequiredInputFieldsRuleTests
{
    [Fact]
    public void Accepts_MissingFields_When_TheyHaveADefaultOrMayBeNull() => ValidationAssert.Accepts("mutation { cancelOrder(input: { id: 1 }) { id } }");

    [Fact]
    public void Rejects_MissingRequiredFields() => ValidationAssert.Rejects(
        """
        mutation { cancelOrder(input: { note: "x" }) { id } }
        """,
        "The input field `CancelInput.id` of type `ID!` must be given.");
}

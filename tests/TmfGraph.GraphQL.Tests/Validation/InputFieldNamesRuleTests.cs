namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class InputFieldNamesRuleTests
{
    [Fact]
    public void Accepts_FieldsOfTheType() => ValidationAssert.Accepts("{ orders(where: { state: HELD, and: [{ min: 1 }] }) { id } }");

    [Fact]
    public void Rejects_UnknownFields_AtAnyDepth() => ValidationAssert.Rejects(
        """
        query($w: OrderFilter = { color: RED }) { orders(where: { size: 3, and: [{ and: { width: 4 } }] }) { id } more: orders(where: $w) { id } }
        """,
        "The input type `OrderFilter` has no field `color`.",
        "The input type `OrderFilter` has no field `size`.",
        "The input type `OrderFilter` has no field `width`.");
}

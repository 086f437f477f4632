namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class ValuesOfCorrectTypeRuleTests
{
    [Fact]
    public void Accepts_CoercibleLiterals() => ValidationAssert.Accepts(
        """
        { order(id: 1) { id } orders(where: { state: HELD, min: 3, ids: "7" }, states: DONE, first: null) { id } }
        """);

    [Fact]
    public void Rejects_StringForEnum() => ValidationAssert.Rejects(
        """
        { orders(states: ["HELD"]) { id } }
        """,
        "The item of the argument `states` must be a value of the enum `State`, but is `\"HELD\"`.");

    [Fact]
    public void Rejects_UnknownEnumValue() => ValidationAssert.Rejects(
        """
        { orders(states: [LOST]) { id } }
        """,
        "The item of the argument `states` must be a value of the enum `State`, but is `LOST`.");

    [Fact]
    public void Rejects_NullForNonNull() => ValidationAssert.Rejects(
        """
        { order(id: null) { id } }
        """,
        "The argument `id` of type `ID!` cannot be null.");

    [Fact]
    public void Rejects_ScalarForObject() => ValidationAssert.Rejects(
        """
        { orders(where: 3) { id } }
        """,
        "The argument `where` must be an object of type `OrderFilter`, but is `3`.");

    [Fact]
    public void Rejects_WrongValuesWithinInputObjectsAndDefaults() => ValidationAssert.Rejects(
        """
        query($w: OrderFilter = { and: [{ min: "low" }] }) { orders(where: { and: { ids: [1.5] } }) { id } more: orders(where: $w) { id } }
        """,
        "The input field `OrderFilter.min` is not a valid `Float`: expected a finite number, found \"low\"",
        "The item of the input field `OrderFilter.ids` is not a valid `ID`: expected a string or a whole number, found 1.5");
}

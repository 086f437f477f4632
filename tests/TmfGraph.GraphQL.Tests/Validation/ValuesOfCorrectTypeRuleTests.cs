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
    public void Rejects_UnknownInputField() => ValidationAssert.Rejects(
        """
        { orders(where: { size: 3 }) { id } }
        """,
        "The input type `OrderFilter` has no field `size`.");

    [Fact]
    public void Rejects_MissingRequiredInputField() => ValidationAssert.Rejects(
        """
        mutation { cancelOrder(input: { note: "x" }) { id } }
        """,
        "The input field `CancelInput.id` of type `ID!` must be given.");

    [Fact]
    public void Rejects_OneOf_WithTwoFields() => ValidationAssert.Rejects(
        """
        { find(by: { id: 1, number: 2 }) { id } }
        """,
        "Exactly one field of the `@oneOf` input `OrderKey` must be given, and it may not be null.");

    [Fact]
    public void Rejects_OneOf_WithNull() => ValidationAssert.Rejects(
        """
        { find(by: { id: null }) { id } }
        """,
        "Exactly one field of the `@oneOf` input `OrderKey` must be given, and it may not be null.");
}

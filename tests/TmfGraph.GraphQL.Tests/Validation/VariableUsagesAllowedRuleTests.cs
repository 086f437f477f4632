namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class VariableUsagesAllowedRuleTests
{
    [Fact]
    public void Accepts_StricterVariable_AndDefaults() => ValidationAssert.Accepts(
        """
        query ($a: Int!, $b: Boolean = true, $c: [State!]!) { orders(first: $a, states: $c) { total(currency: "EUR", net: $b) } }
        """);

    [Fact]
    public void Accepts_NullableVariable_WherePlaceHasDefault() => ValidationAssert.Accepts(
        """
        query ($b: Boolean) { orders { total(currency: "EUR", net: $b) } }
        """);

    [Fact]
    public void Rejects_NullableForNonNull() => ValidationAssert.Rejects(
        """
        query ($id: ID) { order(id: $id) { id } }
        """,
        "The variable `$id` of type `ID` cannot be used where `ID!` is expected.");

    [Fact]
    public void Rejects_OtherType() => ValidationAssert.Rejects(
        """
        query ($id: Int!) { order(id: $id) { id } }
        """,
        "The variable `$id` of type `Int!` cannot be used where `ID!` is expected.");

    [Fact]
    public void Rejects_ScalarForList() => ValidationAssert.Rejects(
        """
        query ($s: State!) { orders(states: $s) { id } }
        """,
        "The variable `$s` of type `State!` cannot be used where `[State!]` is expected.");

    [Fact]
    public void Rejects_NullableInOneOf() => ValidationAssert.Rejects(
        """
        query ($id: ID) { find(by: { id: $id }) { id } }
        """,
        "The variable `$id` of type `ID` may be null, which a field of a `@oneOf` input may not be.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FieldSelectionsRuleTests
{
    [Fact]
    public void Accepts_FieldsOfType_AndTypename() => ValidationAssert.Accepts(
        """
        { parties { __typename ... on Person { age } } }
        """);

    [Fact]
    public void Rejects_UnknownField() => ValidationAssert.Rejects(
        """
        { orders { color } }
        """,
        "The field `color` does not exist on the type `Order`.");

    [Fact]
    public void Rejects_FieldOnUnion() => ValidationAssert.Rejects(
        """
        { parties { name } }
        """,
        "The field `name` does not exist on the type `Party`.");

    [Fact]
    public void Rejects_FieldOfImplementation_OnInterface() => ValidationAssert.Rejects(
        """
        { entities { name } }
        """,
        "The field `name` does not exist on the type `Entity`.");

    [Fact]
    public void Rejects_SchemaField_BelowRoot() => ValidationAssert.Rejects(
        """
        { orders { __schema { description } } }
        """,
        "The field `__schema` does not exist on the type `Order`.");
}

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FieldSelectionMergingRuleTests
{
    [Fact]
    public void Accepts_SameFieldTwice() => ValidationAssert.Accepts(
        """
        { order(id: 1) { id id state } order(id: 1) { customer { __typename } } }
        """);

    [Fact]
    public void Accepts_DifferentFields_OnDifferentObjects() => ValidationAssert.Accepts(
        """
        { parties { ... on Person { label: __typename } ... on Company { label: __typename } } }
        """);

    [Fact]
    public void Accepts_DifferentArguments_OnDifferentAliases() => ValidationAssert.Accepts(
        """
        { a: order(id: 1) { id } b: order(id: 2) { id } }
        """);

    [Fact]
    public void Rejects_DifferentFields_UnderOneName() => ValidationAssert.Rejects(
        """
        { orders { x: id x: state } }
        """,
        "The fields named `x` cannot be merged: they return the different types `ID!` and `State`. Give one of them an alias.",
        "The fields named `x` cannot be merged: `id` and `state` are different fields. Give one of them an alias.");

    [Fact]
    public void Rejects_DifferentArguments() => ValidationAssert.Rejects(
        """
        { order(id: 1) { id } order(id: 2) { id } }
        """,
        "The fields named `order` cannot be merged: their arguments differ. Give one of them an alias.");

    [Fact]
    public void Rejects_DifferentLeafTypes_EvenOnDifferentObjects() => ValidationAssert.Rejects(
        """
        { parties { ... on Person { age } ... on Company { age } } }
        """,
        "The fields named `age` cannot be merged: they return the different types `Int` and `String`. Give one of them an alias.");

    [Fact]
    public void Rejects_DifferentNullability_EvenOnDifferentObjects() => ValidationAssert.Rejects(
        """
        { parties { ... on Person { name } ... on Company { name } } }
        """,
        "The fields named `name` cannot be merged: they return the different types `String` and `String!`. Give one of them an alias.");

    [Fact]
    public void Rejects_Conflict_DeepInside_ThroughFragments() => ValidationAssert.Rejects(
        """
        { orders { ...A ...B } } fragment A on Order { items { x: id } } fragment B on Order { items { x: quantity } }
        """,
        "The fields named `x` cannot be merged: they return the different types `ID!` and `Int`. Give one of them an alias.",
        "The fields named `x` cannot be merged: `id` and `quantity` are different fields. Give one of them an alias.");
}

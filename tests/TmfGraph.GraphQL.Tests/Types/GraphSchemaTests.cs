using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class GraphSchemaTests
{
    private static readonly GraphSchema Schema = new SchemaBuilder().AddDocument(
        """
        directive @audit(reason: String) on FIELD_DEFINITION
        type Query { order(id: ID!): Order }
        interface Entity { id: ID! }
        type Order implements Entity { id: ID! state: State }
        union Any2 = Order
        enum State { HELD }
        input Filter { state: State }
        """).Build();

    [Theory]
    [InlineData("Order", typeof(ObjectType), "Order")]
    [InlineData("String", typeof(ScalarType), "String")]
    [InlineData("Order.state", typeof(Field), "state")]
    [InlineData("Entity.id", typeof(Field), "id")]
    [InlineData("State.HELD", typeof(EnumValue), "HELD")]
    [InlineData("Filter.state", typeof(InputValue), "state")]
    [InlineData("Query.order(id:)", typeof(InputValue), "id")]
    [InlineData("@audit", typeof(DirectiveType), "audit")]
    [InlineData("@audit(reason:)", typeof(InputValue), "reason")]
    [InlineData("@deprecated(reason:)", typeof(InputValue), "reason")]
    public void Find_GivesTheElement(string coordinate, Type type, string name)
    {
        var element = Schema.Find(SchemaCoordinate.Parse(coordinate));
        Assert.IsType(type, element);
        Assert.Equal(name, ((dynamic)element).Name);
    }

    [Theory]
    [InlineData("Invoice")]
    [InlineData("Order.total")]
    [InlineData("Order.HELD")]
    [InlineData("State.LOST")]
    [InlineData("Filter.id")]
    [InlineData("Query.order(name:)")]
    [InlineData("@nothing")]
    [InlineData("@audit(name:)")]
    public void Find_GivesNull_When_OnlyTheLastNameIsUnknown(string coordinate) => Assert.Null(Schema.Find(SchemaCoordinate.Parse(coordinate)));

    [Theory]
    [InlineData("Invoice.id", "a type 'Invoice' with members")]
    [InlineData("Any2.id", "a type 'Any2' with members")]
    [InlineData("String.length", "a type 'String' with members")]
    [InlineData("Query.nothing(id:)", "the field 'Query.nothing'")]
    [InlineData("Filter.state(id:)", "the field 'Filter.state'")]
    [InlineData("@nothing(name:)", "the directive '@nothing'")]
    public void Find_Throws_When_WhatIsAroundDoesNotExist(string coordinate, string missing) => Assert.StartsWith(
        $"The schema does not have {missing}, which the coordinate '{coordinate}' stands in.",
        Assert.Throws<ArgumentException>(() => Schema.Find(SchemaCoordinate.Parse(coordinate))).Message,
        StringComparison.Ordinal);
}

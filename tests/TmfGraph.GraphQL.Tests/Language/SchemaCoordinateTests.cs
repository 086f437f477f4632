using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class SchemaCoordinateTests
{
    public static TheoryData<string, SchemaCoordinate> Coordinates => new()
    {
        { "Order", new SchemaCoordinate("Order") },
        { "_Any1", new SchemaCoordinate("_Any1") },
        { "Order.state", new SchemaCoordinate("Order", "state") },
        { "Query.order(id:)", new SchemaCoordinate("Query", "order", "id") },
        { "@tag", new SchemaCoordinate("tag", IsDirective: true) },
        { "@tag(name:)", new SchemaCoordinate("tag", Argument: "name", IsDirective: true) },
    };

    [Theory]
    [MemberData(nameof(Coordinates))]
    public void Parse_ReadsWhatToStringWrites(string text, SchemaCoordinate coordinate)
    {
        Assert.Equal(coordinate, SchemaCoordinate.Parse(text));
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" Order")]
    [InlineData("Order .state")]
    [InlineData("Order.")]
    [InlineData(".state")]
    [InlineData("Order.state.more")]
    [InlineData("Order(id:)")]
    [InlineData("Query.order()")]
    [InlineData("Query.order(id)")]
    [InlineData("Query.order(id: )")]
    [InlineData("Query.order(id:)x")]
    [InlineData("@")]
    [InlineData("@tag.name")]
    [InlineData("@tag(:)")]
    [InlineData("1Order")]
    [InlineData("Größe")]
    [InlineData("Order#")]
    public void Parse_Refuses_OtherText(string text)
    {
        Assert.False(SchemaCoordinate.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SchemaCoordinate.Parse(text));
    }
}

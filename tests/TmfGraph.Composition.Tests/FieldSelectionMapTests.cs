using TmfGraph.Composition.FieldSelection;

namespace TmfGraph.Composition.Tests;

public sealed class FieldSelectionMapTests
{
    [Theory]
    [InlineData("id", "id")]
    [InlineData("place.zip", "place.zip")]
    [InlineData("  place . zip ", "place.zip")]
    [InlineData("<Individual>.givenName", "<Individual>.givenName")]
    [InlineData("target<Individual>.givenName", "target<Individual>.givenName")]
    [InlineData("target<Individual>.address.zip", "target<Individual>.address.zip")]
    [InlineData("{ id }", "{ id: id }")]
    [InlineData("{ id, state: status }", "{ id: id, state: status }")]
    [InlineData("{ ref: { id kind: type } }", "{ ref: { id: id, kind: type } }")]
    [InlineData("size.{ w: width, h: height }", "size.{ w: width, h: height }")]
    [InlineData("orderItem[id]", "orderItem[id]")]
    [InlineData("orderItem[{ id, a: action }]", "orderItem[{ id: id, a: action }]")]
    [InlineData("order.orderItem[product.id]", "order.orderItem[product.id]")]
    [InlineData("grid[[{ x, y }]]", "grid[[{ x: x, y: y }]]")]
    [InlineData("{ id } | { href }", "{ id: id } | { href: href }")]
    [InlineData("| id | href", "id | href")]
    [InlineData("{ by: { id: <Customer>.id } | { key: <Individual>.id } }", "{ by: { id: <Customer>.id } | { key: <Individual>.id } }")]
    [InlineData("weight(unit: KILOGRAM)", "weight(unit: KILOGRAM)")]
    [InlineData("box(of: [1, 2], note: \")(\").weight", "box(of: [1, 2], note: \")(\").weight")]
    [InlineData("{ weight(unit: KILOGRAM), size(in: { unit: \"m\" }) }", "{ weight: weight(unit: KILOGRAM), size: size(in: { unit: \"m\" }) }")]
    [InlineData("{ id # the key\n }", "{ id: id }")]
    public void Parse_ReadsWhatTheGrammarAllows(string text, string expected) =>
        Assert.Equal(expected, FieldSelectionMap.Parse(text).ToString());

    [Theory]
    [InlineData("", "Expected a field name, but the map ends. (line 1, column 1)")]
    [InlineData("{ id", "Expected '}', but the map ends. (line 1, column 5)")]
    [InlineData("{ }", "Expected a field of the input object, but there is '}'. (line 1, column 3)")]
    [InlineData("place.", "Expected a field name, but the map ends. (line 1, column 7)")]
    [InlineData("place zip", "Expected the end of the map, but there is 'z'. (line 1, column 7)")]
    [InlineData("place { zip }", "Expected '.' before the fields of an object, but there is '{'. (line 1, column 7)")]
    [InlineData("<Individual>", "Expected '.', but the map ends. (line 1, column 13)")]
    [InlineData("<Individual.id", "Expected '>', but there is '.'. (line 1, column 12)")]
    [InlineData("items[id, name]", "Expected ']', but there is 'n'. (line 1, column 11)")]
    [InlineData("items[]", "Expected a field name, but there is ']'. (line 1, column 7)")]
    [InlineData("{ id }.name", "Expected the end of the map, but there is '.'. (line 1, column 7)")]
    [InlineData("{\n  a: 5\n}", "Expected a field name, but there is '5'. (line 2, column 6)")]
    [InlineData("weight(unit: $unit)", "Expected arguments with constant values, but there is '('. (line 1, column 7)")]
    [InlineData("weight(unit: KILOGRAM", "Expected arguments that end in ')', but there is '('. (line 1, column 7)")]
    [InlineData("weight()", "Expected arguments with constant values, but there is '('. (line 1, column 7)")]
    [InlineData("a |", "Expected a field name, but the map ends. (line 1, column 4)")]
    public void TryParse_SaysWhatIsWrongAndWhere(string text, string expected)
    {
        Assert.False(FieldSelectionMap.TryParse(text, out var value, out var error));

        Assert.Null(value);
        Assert.Equal(expected, error.ToString());
    }

    [Fact]
    public void TryParse_StopsAtTheLimitOfDepth()
    {
        var text = new string('[', FieldSelectionMap.MaxDepth + 1);

        Assert.False(FieldSelectionMap.TryParse("items" + text, out _, out var error));
        Assert.Equal("Expected at most 64 levels of lists and objects, but there is '['. (line 1, column 70)", error.ToString());
    }

    [Fact]
    public void Parse_KeepsConstantArguments()
    {
        var segment = FieldSelectionMap.Parse("price(unit: EUR).value").Alternatives[0].Path[0];

        Assert.Equal(["unit: EUR"], segment.Arguments.Select(a => $"{a.Name}: {a.Value}"));
    }

    [Fact]
    public void Parse_Throws_When_TheTextIsNoMap() =>
        Assert.Equal(
            "Expected '}', but the map ends. (line 1, column 5)",
            Assert.Throws<FormatException>(() => FieldSelectionMap.Parse("{ id")).Message);
}

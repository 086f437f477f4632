using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class BlockStringTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("\n \t \n", "")]
    [InlineData("  one line ", "  one line ")]
    [InlineData("\n    first\n      second\n\n    third\n  ", "first\n  second\n\nthird")]
    [InlineData("first\n    second\n      third", "first\nsecond\n  third")]
    [InlineData("\r\n  a\r\n  b\r  c\n", "a\nb\nc")]
    [InlineData("\n\ta\n\tb", "a\nb")]
    [InlineData("\n  a  \n  b", "a  \nb")]
    [InlineData("say \\\"\"\" and \\n", "say \"\"\" and \\n")]
    [InlineData("\n    a\n \n    b", "a\n\nb")]
    public void Value_DropsIndentationAndBlankEnds(string raw, string value)
    {
        var literal = Assert.IsType<StringValueNode>(SyntaxParser.ParseValue($"\"\"\"{raw}\"\"\""));
        Assert.True(literal.IsBlock);
        Assert.Equal(value, literal.Value);
    }

    [Theory]
    [InlineData("ends with a quote \"", "\"\"\"\nends with a quote \"\n\"\"\"")]
    [InlineData("ends with \\", "\"\"\"\nends with \\\n\"\"\"")]
    [InlineData("three \"\"\" quotes", "\"\"\"\nthree \\\"\"\" quotes\n\"\"\"")]
    [InlineData("a\n  b", "\"\"\"\na\n  b\n\"\"\"")]
    [InlineData("  indented", "\"  indented\"")]
    [InlineData("a\rb", "\"a\\rb\"")]
    [InlineData("", "\"\"")]
    [InlineData("a\n", "\"a\\n\"")]
    public void Print_TakesABlock_When_ItHoldsTheValue(string value, string text)
    {
        Assert.Equal(text, SyntaxPrinter.Print(new StringValueNode(value) { IsBlock = true }));
        Assert.Equal(value, Assert.IsType<StringValueNode>(SyntaxParser.ParseValue(text)).Value);
    }
}

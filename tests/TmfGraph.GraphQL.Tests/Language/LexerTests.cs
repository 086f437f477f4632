using System.Text;
using TmfGraph.GraphQL.Language;
using static TmfGraph.GraphQL.Tests.Language.SyntaxErrorAssert;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("{ a ? }", "1:5 No token begins with '?'.")]
    [InlineData("{ a .. }", "1:5 No token begins with '.'.")]
    [InlineData("{\n  é }", "2:3 No token begins with 'é'.")]
    [InlineData("{ a \u0007 }", "1:5 No token begins with the character U+0007.")]
    [InlineData("{ a(b: 01) }", "1:9 A number has no further digit after a leading zero.")]
    [InlineData("{ a(b: -) }", "1:9 Expected a digit of a number, found ')'.")]
    [InlineData("{ a(b: 1.) }", "1:10 Expected a digit of a number, found ')'.")]
    [InlineData("{ a(b: 1e+) }", "1:11 Expected a digit of a number, found ')'.")]
    [InlineData("{ a(b: 1", "1:9 Expected the name of an argument, found the end of the document.")]
    [InlineData("{ a(b: 1.", "1:10 Expected a digit of a number, found the end of the document.")]
    [InlineData("{ a(b: 1x) }", "1:9 Expected the end of a number, found 'x'.")]
    [InlineData("{ a(b: 0x1F) }", "1:9 Expected the end of a number, found 'x'.")]
    [InlineData("{ a(b: 1.2.3) }", "1:11 Expected the end of a number, found '.'.")]
    [InlineData("{ a(b: 1_000) }", "1:9 Expected the end of a number, found '_'.")]
    [InlineData("{ a(b: \"x) }", "1:8 This string is not closed.")]
    [InlineData("{ a(b: \"x\n\") }", "1:8 This string is not closed.")]
    [InlineData("{\n a(b: \"\"\"x\n\"\") }", "2:7 This string is not closed.")]
    [InlineData("{ a(b: \"x\\q\") }", "1:10 '\\q' is no character escape of a string.")]
    [InlineData("{ a(b: \"é\\u12G4\") }", "1:10 '\\u12G4' is no character escape of a string.")]
    [InlineData("{ a(b: \"\\uD83D\") }", "1:9 '\\uD83D' is no character escape of a string.")]
    [InlineData("{ a(b: \"\\uDE00\\uD83D\") }", "1:9 '\\uDE00' is no character escape of a string.")]
    [InlineData("{ a(b: \"\\u{110000}\") }", "1:9 '\\u{110000}' is no character escape of a string.")]
    [InlineData("{ a(b: \"\\u{D800}\") }", "1:9 '\\u{D800}' is no character escape of a string.")]
    [InlineData("{ a(b: \"\\u{}\") }", "1:9 '\\u{}' is no character escape of a string.")]
    [InlineData("{ a(b: \"\\u{12\") }", "1:9 '\\u{12' is no character escape of a string.")]
    public void Reports_WhereAndWhat_When_NoTokenBegins(string text, string error) => Assert.Equal(error, ErrorOf(text));

    [Theory]
    [InlineData("# words\r\n{ ? }", "2:3")]
    [InlineData("# words\r{ ? }", "2:3")]
    [InlineData("# words\n\r{ ? }", "3:3")]
    [InlineData("\uFEFF{ ? }", "1:3")]
    [InlineData("{ \uFEFF? }", "1:4")]
    [InlineData("{ a(b: \"日本😀\") ? }", "1:16")]
    [InlineData("{ a(b: \"\"\"日\n本\"\"\") ? }", "2:7")]
    [InlineData("{ a(b: \"\"\"😀\n😀\"\"\") ? }", "2:8")]
    [InlineData("{ a(b: \"😀\\q\") }", "1:11")]
    [InlineData("{ 😀 }", "1:3")]
    [InlineData("{ a # 日本\n ? }", "2:2")]
    [InlineData("{,,,\t?", "1:6")]
    public void Column_CountsUtf16Units_When_LinesHaveMoreBytes(string text, string place) =>
        Assert.StartsWith(place + " ", ErrorOf(text), StringComparison.Ordinal);

    [Fact]
    public void EndOfDocument_IsAfterAComment_When_ACommentIsLast() =>
        Assert.Equal("1:10 Expected a selection, found the end of the document.", ErrorOf("{ a #日本語!"));

    [Theory]
    [InlineData("""  "plain"  """, "plain")]
    [InlineData("\"\"", "")]
    [InlineData("""  "\" \\ \/ \b \f \n \r \t"  """, "\" \\ / \b \f \n \r \t")]
    [InlineData("""  "\u0041\u00e9\u{1F600}\uD83D\uDE00\u{000041}"  """, "Aé😀😀A")]
    [InlineData("\"tab\tand \u0001 are characters\"", "tab\tand \u0001 are characters")]
    [InlineData("\"日本 \\n 😀\"", "日本 \n 😀")]
    public void String_MeansItsCharacters(string text, string value) =>
        Assert.Equal(new StringValueNode(value) { IsBlock = false }, WithoutLocation(SyntaxParser.ParseValue(text)));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("-12345678901234567890")]
    public void Int_KeepsItsDigits(string text) => Assert.Equal(new IntValueNode(text), WithoutLocation(SyntaxParser.ParseValue(text)));

    [Theory]
    [InlineData("0.10")]
    [InlineData("-1.5E+10")]
    [InlineData("1e5")]
    public void Float_KeepsItsDigits(string text) => Assert.Equal(new FloatValueNode(text), WithoutLocation(SyntaxParser.ParseValue(text)));

    [Fact]
    public void Reports_Place_When_BytesAreNotUtf8()
    {
        byte[] utf8 = [.. "{ a\n  é "u8, 0xC3, 0x28];
        Assert.Equal("2:5 The document is not valid UTF-8 here.", ErrorOf(() => SyntaxParser.Parse(utf8)));
    }

    [Fact]
    public void Reports_Place_When_TextHasHalfASurrogatePair() =>
        Assert.Equal("1:4 The document is not valid UTF-8 here.", ErrorOf("{ \"\ud800\" }"));

    [Fact]
    public void Place_CountsUtf16Units_When_BytesAreNotUtf8() =>
        Assert.Equal("1:6 The document is not valid UTF-8 here.", ErrorOf("{ \"😀\udc00\" }"));

    [Fact]
    public void Names_KeepTheirText_When_ThereAreMoreThanAreRemembered()
    {
        var names = Enumerable.Range(0, 40_000).Select(static i => $"name{new string('x', i % 30)}{i}").ToArray();
        var text = string.Join(' ', names);
        Assert.Equal(names, SyntaxParser.ParseSelectionSet(text).Selections.Select(static s => ((FieldNode)s).Name));
        Assert.Equal(names, SyntaxParser.ParseSelectionSet(text).Selections.Select(static s => ((FieldNode)s).Name));
    }

    [Theory]
    [InlineData("\"a\" \"a\0\" \"a\0\0\" \"\"")]
    [InlineData("\"12345678901234567\" \"1234567890123456\" \"123456789012345\"")]
    [InlineData("\"é\" \"é日本\" \"日本日本日本日本日本日本\"")]
    public void Strings_KeepTheirText_When_OnlyALittleTellsThemApart(string items)
    {
        var values = ((ListValueNode)SyntaxParser.ParseValue($"[{items} {items}]")).Items.Select(static v => ((StringValueNode)v).Value);
        var expected = items.Split(' ').Select(static item => item.Trim('"')).ToArray();
        Assert.Equal([.. expected, .. expected], values);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void Tokens_AreTheSame_WhereverTheyStandInTheDocument(int length)
    {
        var name = "_" + new string('Z', length) + "9";
        foreach (var neighbour in new[] { "`", "/", "^", "\u007F", "~" }) // bytes beside those of names
        {
            Assert.StartsWith($"1:{length + 5} No token begins with", ErrorOf($"{{ {name}{neighbour}"), StringComparison.Ordinal);
        }

        var selections = SyntaxParser.ParseSelectionSet($"{name}\r\n{new string(' ', length)}{name}").Selections;
        Assert.Equal([name, name], selections.Select(static s => ((FieldNode)s).Name));
        Assert.Equal((2, length + 1), (selections[1].Location.Line, selections[1].Location.Column));
    }

    [Fact]
    public void Parse_TakesBytesAsTheyAre() => Assert.Equal("{\n  a\n}", SyntaxPrinter.Print(SyntaxParser.Parse(Encoding.UTF8.GetBytes("{a}"))));

    private static SyntaxNode WithoutLocation(SyntaxNode node) => node with { Location = Location.None };
}

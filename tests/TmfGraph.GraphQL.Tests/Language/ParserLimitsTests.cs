using TmfGraph.GraphQL.Language;
using static TmfGraph.GraphQL.Tests.Language.SyntaxErrorAssert;

namespace TmfGraph.GraphQL.Tests.Language;

public sealed class ParserLimitsTests
{
    [Theory]
    [InlineData("{ a: x b: x c: x }", "aliases")]
    [InlineData("{ x } fragment A on Q { x } fragment B on Q { x }", "definitions")]
    [InlineData("query($a: Int, $b: Int, $c: Int) { x }", "variables in one operation")]
    [InlineData("{ x(y: [1, 2, 3]) }", "items in one list")]
    public void What_Clients_Can_Repeat_Is_Limited(string document, string what)
    {
        var limits = new ParserLimits { MaxAliases = 2, MaxDefinitions = 2, MaxVariables = 2, MaxListItems = 2 };
        var exception = Assert.Throws<SyntaxException>(() => SyntaxParser.Parse(document, limits));
        Assert.Equal($"The document has more than 2 {what}, which is the limit.", exception.Error.Message);
    }

    [Fact]
    public void Reports_Tokens_When_ThereAreTooMany() =>
        Assert.Equal("1:9 The document has more than 4 tokens, which is the limit.", ErrorOf("{ a b c d }", new ParserLimits { MaxTokens = 4 }));

    [Fact]
    public void Tokens_AreEnough_When_TheLimitIsTheirNumber() =>
        Assert.NotNull(SyntaxParser.Parse("{ a b }", new ParserLimits { MaxTokens = 4 }));

    [Theory]
    [InlineData("{ a { b c } }", 9)]
    [InlineData("{ a b { c } }", 9)]
    [InlineData("{ a { b } c { d } }", 11)]
    [InlineData("{ a { b } c }", 11)]
    [InlineData("{ a { b } c: d }", 11)]
    public void Reports_Fields_When_ThereAreTooMany(string document, int column) =>
        Assert.Equal($"1:{column} The document has more than 2 fields, which is the limit.", ErrorOf(document, new ParserLimits { MaxFields = 2 }));

    [Fact]
    public void Reports_Directives_When_OnePlaceHasTooMany() =>
        Assert.Equal(
            "1:18 The document has more than 2 directives in one place, which is the limit.",
            ErrorOf("{ a @x b @x @x   @x }", new ParserLimits { MaxDirectives = 2 }));

    [Fact]
    public void Reports_Depth_When_SelectionsNestTooDeep()
    {
        Assert.NotNull(SyntaxParser.Parse(Nest(200)));
        Assert.Equal("1:801 The document has more than 200 levels of nesting, which is the limit.", ErrorOf(Nest(201)));
    }

    [Theory]
    [InlineData("{ a(b: ", "[")]
    [InlineData("{ a(b: ", "{ c: ")]
    [InlineData("query($a: ", "[")]
    [InlineData("", "{ a ")]
    [InlineData("", "{ ... ")]
    public void Reports_Depth_When_NestingWouldExhaustTheStack(string before, string level) =>
        Assert.Contains(
            "levels of nesting",
            ErrorOf(before + string.Concat(Enumerable.Repeat(level, 500_000)), new ParserLimits { MaxDepth = int.MaxValue }),
            StringComparison.Ordinal);

    [Fact]
    public void Reports_Depth_When_TheNodesWouldHaveNoStack()
    {
        var limits = new ParserLimits { MaxDepth = int.MaxValue };
        var document = SyntaxParser.Parse(Nest(40_000), limits);
        Assert.Single(document.Definitions);
        Assert.Equal("1:160001 The document has more than 40000 levels of nesting, which is the limit.", ErrorOf(Nest(40_001), limits));
    }

    private static string Nest(int depth) => string.Concat(Enumerable.Repeat("{ a ", depth)) + new string('}', depth);
}

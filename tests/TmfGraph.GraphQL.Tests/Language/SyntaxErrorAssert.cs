using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Tests.Language;

internal static class SyntaxErrorAssert
{
    /// <summary>The syntax error of a document as <c>line:column message</c>.</summary>
    public static string ErrorOf(string text, ParserLimits? limits = null) => ErrorOf(() => SyntaxParser.Parse(text, limits));

    public static string ErrorOf(Func<object> parse)
    {
        var error = Assert.Throws<SyntaxException>(parse).Error;
        Assert.Equal("HC0014", error.Code);
        var location = Assert.Single(error.Locations);
        return $"{location.Line}:{location.Column} {error.Message}";
    }
}

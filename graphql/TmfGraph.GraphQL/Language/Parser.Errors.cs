using System.Text;

namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    private readonly SyntaxException Expected(string expected) =>
        ErrorOfToken() ?? SyntaxErrors.Expected(expected, DescribeCurrent(), LocationOf(_at));

    private readonly SyntaxException LimitExceeded(string what, int limit, int token) =>
        ErrorOfToken() ?? SyntaxErrors.LimitExceeded(what, limit, LocationOf(token));

    // The tokenizer refuses nothing, so whatever is to be said of a place, what is wrong with the token there is said first.
    private readonly SyntaxException? ErrorOfToken()
    {
        if (Kind is TokenKind.TooMany)
        {
            return SyntaxErrors.LimitExceeded("tokens", MaxTokens, TokenAt(Start).Location);
        }

        return TokenAt(Start).Error;
    }

    private readonly Location LocationOf(int token) => TokenAt(StartOf(token)).Location;

    private readonly Lexer TokenAt(int start)
    {
        var lexer = new Lexer(_tree.Text.Span);
        lexer.TryRead(start);
        return lexer;
    }

    private readonly string DescribeCurrent()
    {
        var token = TokenAt(Start);
        return token.Kind switch
        {
            TokenKind.Name => $"'{Shorten(token.Text)}'",
            TokenKind.Int or TokenKind.Float => $"the number {Shorten(token.Text)}",
            TokenKind.String or TokenKind.BlockString => "a string",
            _ => Describe(token.Kind),
        };
    }

    private static string Shorten(ReadOnlySpan<byte> ascii) =>
        ascii.Length <= 60 ? Encoding.ASCII.GetString(ascii) : Encoding.ASCII.GetString(ascii[..60]) + "...";

    private static string Describe(TokenKind kind) => kind switch
    {
        TokenKind.EndOfDocument => "the end of the document",
        TokenKind.Bang => "'!'",
        TokenKind.Dollar => "'$'",
        TokenKind.Ampersand => "'&'",
        TokenKind.ParenOpen => "'('",
        TokenKind.ParenClose => "')'",
        TokenKind.Spread => "'...'",
        TokenKind.Colon => "':'",
        TokenKind.EqualSign => "'='",
        TokenKind.At => "'@'",
        TokenKind.BracketOpen => "'['",
        TokenKind.BracketClose => "']'",
        TokenKind.BraceOpen => "'{'",
        TokenKind.Pipe => "'|'",
        TokenKind.BraceClose => "'}'",
        TokenKind.Name => "a name",
        TokenKind.Int or TokenKind.Float => "a number",
        _ => "a string",
    };
}

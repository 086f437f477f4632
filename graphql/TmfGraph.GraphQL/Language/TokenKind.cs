namespace TmfGraph.GraphQL.Language;

/// <summary>Kinds of lexical token.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Language.Source-Text.Lexical-Tokens"/>
internal enum TokenKind : byte
{
    EndOfDocument,
    Bang,
    Dollar,
    Ampersand,
    ParenOpen,
    ParenClose,
    Spread,
    Colon,
    EqualSign,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

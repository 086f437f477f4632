namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Kinds of lexical token, what a byte is to the tokenizer, and what a token stands for where its kind alone does not tell. The kinds that one byte tells have flags
/// in their high bits: 0x80 for bytes that begin a token, 0x40 for those that need a careful look, 0x20 for what names and numbers are made of, 0x10 for
/// dots. A byte of the last two goes on with the token of its neighbour when that has the same flag.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Language.Source-Text.Lexical-Tokens"/>
internal enum TokenKind : byte
{
    /// <summary>No token: white space, line ends and commas.</summary>
    Ignored = 0,

    EndOfDocument,
    Float,
    String,
    BlockString,

    /// <summary>The last quote of a string, which has a place of its own behind that of the string.</summary>
    StringEnd,

    /// <summary>Where bytes stand that begin no token. Nothing follows it.</summary>
    Broken,

    /// <summary>Behind the first token too many. Nothing follows it.</summary>
    TooMany,

    /// <summary>Three dots with which an inline fragment begins. From here on are the marks of the parser, which no token is found as.</summary>
    InlineFragment,

    /// <summary>The keyword of a query, of an operation or of a schema; likewise those that follow.</summary>
    Query,
    Mutation,
    Subscription,
    Fragment,

    /// <summary>The word 'extend', before a definition.</summary>
    Extend,
    Schema,
    Scalar,
    ObjectType,
    InterfaceType,
    Union,
    Enum,
    InputObject,
    Implements,
    DirectiveDefinition,
    Repeatable,

    /// <summary>No token by itself: strings, comments, signs of numbers and whatever is not ASCII begin with such a byte.</summary>
    Careful = 0x40,

    Bang = 0x80,
    Dollar,
    Ampersand,
    ParenOpen,
    ParenClose,
    Colon,
    EqualSign,
    At,
    BracketOpen,
    BracketClose,
    BraceOpen,
    Pipe,
    BraceClose,

    /// <summary>A character of ASCII that has no meaning.</summary>
    Invalid,

    Name = 0xA0,

    /// <summary>A number. Its first byte tells no more; whether it is well formed is seen when it is read.</summary>
    Int,

    Spread = 0xD0,
}

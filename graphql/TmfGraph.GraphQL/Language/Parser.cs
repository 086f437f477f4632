using System.Runtime.CompilerServices;
using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>Recursive descent over the tokens of one document. One method a production; each begins on its first token and ends after its last.</summary>
internal ref partial struct Parser
{
    // how often the stack is looked at: so many levels fit into what the runtime keeps free
    private const int StackCheckInterval = 16;

    private readonly ParserLimits _limits;
    private readonly ReadOnlySpan<byte> _source;
    private readonly ParserStacks _stacks;
    private Lexer _lexer;
    private int _previousEnd;
    private int _tokensLeft;
    private int _depth;
    private int _fields;
    private int _aliases;

    public Parser(ReadOnlySpan<byte> utf8, ParserLimits limits)
    {
        _limits = limits;
        _source = utf8;
        _stacks = ParserStacks.Rent();
        _tokensLeft = limits.MaxTokens;
        _lexer = new Lexer(utf8);
        _lexer.MoveNext();
    }

    /// <summary>To be called at the end. A parser that has thrown need not be.</summary>
    public readonly void Dispose() => ParserStacks.Return(_stacks);

    public void ExpectEnd()
    {
        if (Kind is not TokenKind.EndOfDocument)
        {
            throw Expected("the end of the document");
        }
    }

    private readonly TokenKind Kind => _lexer.Kind;

    private void Advance()
    {
        if (--_tokensLeft < 0)
        {
            throw SyntaxErrors.LimitExceeded("tokens", _limits.MaxTokens, _lexer.Location);
        }

        _previousEnd = _lexer.End;
        _lexer.MoveNext();
    }

    // The place from a first token, kept by its caller, to the token just passed.
    private readonly Location Since(Location first) => first with { End = _previousEnd };

    private bool Skip(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(Describe(kind));
        }
    }

    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) => Kind is TokenKind.Name && _lexer.Text.SequenceEqual(keyword);

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    private void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Expected($"'{Encoding.ASCII.GetString(keyword)}'");
        }
    }

    private string ParseName(string what = "a name")
    {
        if (Kind is not TokenKind.Name)
        {
            throw Expected(what);
        }

        var name = TextCache.Get(_source, _lexer.Start, _lexer.End - _lexer.Start);
        Advance();
        return name;
    }

    // Every production that can contain itself goes through here, so that no document can exhaust the stack.
    private void Enter()
    {
        if (++_depth > _limits.MaxDepth || (_depth % StackCheckInterval == 1 && !RuntimeHelpers.TryEnsureSufficientExecutionStack()))
        {
            throw SyntaxErrors.LimitExceeded("levels of nesting", Math.Min(_depth - 1, _limits.MaxDepth), _lexer.Location);
        }
    }

    private void Leave() => _depth--;

    private readonly SyntaxException Expected(string expected) => SyntaxErrors.Expected(expected, DescribeCurrent(), _lexer.Location);

    private readonly string DescribeCurrent() => Kind switch
    {
        TokenKind.Name => $"'{Shorten(_lexer.Text)}'",
        TokenKind.Int or TokenKind.Float => $"the number {Shorten(_lexer.Text)}",
        TokenKind.String or TokenKind.BlockString => "a string",
        _ => Describe(Kind),
    };

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

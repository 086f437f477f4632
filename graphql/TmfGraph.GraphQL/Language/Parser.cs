using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Recursive descent over the tokens of one document. One method a production; each begins on its first token and ends after its last. It checks the
/// grammar and the limits, and marks the tokens with what they stand for, as a <see cref="FlatTree"/> keeps them.
/// </summary>
internal ref partial struct Parser
{
    // how often the stack is looked at, a power of two: so many levels fit into what the runtime keeps free
    private const int StackCheckInterval = 16;

    // Whatever a host allows: so many levels still have a stack on which their nodes can be made, and so many tokens fit into the memory of one tree.
    private const int MostLevels = 40_000;
    private const int MostTokens = (1 << 26) - 1;

    private readonly ParserLimits _limits;
    private readonly FlatTree _tree;
    private readonly TokenBuffer _buffer;
    private readonly ReadOnlySpan<byte> _text;
    private readonly TokenView _tokens;
    private int _at;
    private int _groups;
    private int _depth;
    private int _deepest;
    private int _fields;
    private int _aliases;

    public Parser(FlatTree tree, TokenBuffer tokens, ParserLimits limits)
    {
        _limits = limits;
        _tree = tree;
        _buffer = tokens;
        new Tokenizer(tree.Text, tokens).Run(MaxTokens);
        tokens.EnsureCounts();
        _text = tree.Text.Padded;
        _tokens = new TokenView(tokens);
    }

    /// <summary>Makes the tree, where the document has to end too.</summary>
    /// <param name="count">How many definitions, or selections of a set without braces, there are.</param>
    public void End(int count)
    {
        if (Kind is not TokenKind.EndOfDocument)
        {
            throw Expected("the end of the document");
        }

        _tree.Count = count;
        _tree.Depth = _deepest;
        var last = _at - 1;
        var end = KindOf(last) is TokenKind.BraceClose ? StartOf(last) + 1 : TokenAt(StartOf(last)).End;
        _tree.Location = LineCounter.Locate(_tree.Text.Span, StartOf(0), end);
        _tree.Set(_buffer, _groups);
    }

    private readonly int MaxTokens => Math.Min(_limits.MaxTokens, MostTokens);

    private readonly int MaxDepth => Math.Min(_limits.MaxDepth, MostLevels);

    private readonly TokenKind Kind => KindOf(_at);

    private readonly int Start => StartOf(_at);

    private readonly TokenKind KindOf(int token) => _tokens.KindOf(token);

    private readonly int StartOf(int token) => _tokens.StartOf(token);

    // Passes a token that stands for something that its kind does not tell.
    private void Pass(TokenKind mark) => _tokens.Mark(_at++, mark);

    // Passes the token that a group begins with; returns which group that is. How many belong to it is known later.
    private int Begin()
    {
        _at++;
        return _groups++;
    }

    private bool Skip(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(TokenKind kind)
    {
        if (!Skip(kind))
        {
            throw Expected(Describe(kind));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsKeyword(ReadOnlySpan<byte> keyword) => Kind is TokenKind.Name && IsKeywordAt(Start, keyword);

    // Blanks stand behind the document, so that looking ahead needs no care.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly bool IsKeywordAt(int start, ReadOnlySpan<byte> keyword)
    {
        var text = _text[start..];
        return text.StartsWith(keyword) && !LexerTables.IsNamePart(text[keyword.Length]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!IsKeyword(keyword))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void ExpectName(string what = "a name")
    {
        if (Kind is not TokenKind.Name)
        {
            throw Expected(what);
        }

        _at++;
    }

    // Every production that calls itself goes through here, so that no document can exhaust the stack.
    private void Enter()
    {
        if ((_depth & (StackCheckInterval - 1)) == 0)
        {
            RequireStack();
        }

        Deepen();
    }

    private void Leave() => _depth--;

    // No level is too deep that others were as deep as.
    private void Deepen()
    {
        if (++_depth > _deepest)
        {
            _deepest = _depth <= MaxDepth ? _depth : throw LimitExceeded("levels of nesting", MaxDepth, _at);
        }
    }

    private readonly void RequireStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw LimitExceeded("levels of nesting", _depth, _at);
        }
    }
}

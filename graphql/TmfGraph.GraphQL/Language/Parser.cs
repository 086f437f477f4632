using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Recursive descent over the tokens of one document. One method a production; each begins on its first token and ends after its last. It checks the
/// grammar and the limits, and writes what it has seen into a <see cref="FlatTree"/>.
/// </summary>
internal ref partial struct Parser
{
    // how often the stack is looked at, a power of two: so many levels fit into what the runtime keeps free
    private const int StackCheckInterval = 16;

    private readonly ParserLimits _limits;
    private readonly FlatTree _tree;
    private readonly ReadOnlySpan<byte> _text;

    private readonly TokenView _tokens;
    private int _at;
    private int _count;
    private int _depth;
    private int _deepest;
    private int _fields;
    private int _aliases;

    public Parser(FlatTree tree, TokenBuffer tokens, ParserLimits limits)
    {
        _limits = limits;
        _tree = tree;
        new Tokenizer(tree.Text, tokens).Run(MaxTokens);
        tree.EnsureRoom(tokens.Count);
        _text = tree.Text.Padded;
        _tokens = new TokenView(tokens, tree);
    }

    /// <summary>Ends the tree, where the document has to end too.</summary>
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
        Take(FlatKind.Close);
    }

    private readonly int MaxTokens => Math.Min(_limits.MaxTokens, FlatNode.MaxCount);

    private readonly TokenKind Kind => KindOf(_at);

    private readonly int Start => StartOf(_at);

    private readonly TokenKind KindOf(int token) => _tokens.KindOf(token);

    private readonly int StartOf(int token) => _tokens.StartOf(token);

    // An entry for the token it stands on, which is passed.
    private void Take(FlatKind kind, int count = 0) => _tokens.Write(_count++, kind, _at++, count);

    // The place of an entry for the token it stands on, which is passed. Its count is known later.
    private int Begin()
    {
        _at++;
        return _count++;
    }

    // The entry of a place that was kept, for the token that was passed then.
    private readonly void Count(int place, int token, FlatKind kind, int count) => _tokens.Write(place, kind, token, count);

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

    private void ExpectName(string what = "a name", FlatKind kind = FlatKind.Name)
    {
        if (Kind is not TokenKind.Name)
        {
            throw Expected(what);
        }

        Take(kind);
    }

    // Every production that calls itself goes through here, so that no document can exhaust the stack.
    private void Enter()
    {
        if ((_depth & (StackCheckInterval - 1)) == 0)
        {
            RequireStack();
        }

        Deepen(_at);
    }

    private void Deepen(int token)
    {
        if (++_depth > _deepest)
        {
            if (_depth > _limits.MaxDepth)
            {
                _at = token;
                throw LimitExceeded("levels of nesting", _limits.MaxDepth, token);
            }

            _deepest = _depth;
        }
    }

    private readonly void RequireStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw LimitExceeded("levels of nesting", Math.Min(_depth, _limits.MaxDepth), _at);
        }
    }

    private void Leave() => _depth--;
}

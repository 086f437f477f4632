namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    public void ParseValue(bool isConstant)
    {
        switch (Kind)
        {
            case TokenKind.Dollar: ParseVariable(isConstant); break;
            case TokenKind.BracketOpen: ParseList(isConstant); break;
            case TokenKind.BraceOpen: ParseObject(isConstant); break;
            case TokenKind.Name or TokenKind.Float: _at++; break;
            case TokenKind.Int: ParseNumber(); break;
            case TokenKind.String or TokenKind.BlockString: PassString(); break;
            default: throw Expected("a value");
        }
    }

    public void ParseType()
    {
        if (Kind is TokenKind.BracketOpen)
        {
            Enter();
            _at++;
            ParseType();
            Expect(TokenKind.BracketClose);
            Leave();
        }
        else
        {
            ParseNamedType();
        }

        Skip(TokenKind.Bang);
    }

    private void ParseNamedType() => ExpectName("a type");

    private void ParseDefaultValue()
    {
        if (Skip(TokenKind.EqualSign))
        {
            ParseValue(isConstant: true);
        }
    }

    // The end of a string has a place of its own.
    private void PassString() => _at += 2;

    // What begins with a digit may be no number or, with an exponent, no integer. Most are an integer of few digits.
    private void ParseNumber()
    {
        var kind = TokenKind.Int;
        if (!IsInteger(_text[Start..]))
        {
            var token = TokenAt(Start);
            if (token.Error is { } error)
            {
                throw error;
            }

            kind = token.Kind;
        }

        Pass(kind);
    }

    private static bool IsInteger(ReadOnlySpan<byte> text)
    {
        var length = 0;
        while (char.IsAsciiDigit((char)text[length]))
        {
            length++;
        }

        return length > 0 && (text[0] != '0' || length == 1) && text[length] != '.' && !LexerTables.IsNamePart(text[length]);
    }

    private void ParseVariable(bool isConstant)
    {
        if (isConstant)
        {
            throw SyntaxErrors.VariableInConstant(LocationOf(_at)); // the token itself is sound
        }

        _at++;
        ExpectName("the name of a variable");
    }

    private void ParseList(bool isConstant)
    {
        Enter();
        var first = _at;
        var group = Begin();
        var count = 0;
        while (Kind is not TokenKind.BracketClose)
        {
            if (count == _limits.MaxListItems)
            {
                throw LimitExceeded("items in one list", _limits.MaxListItems, first);
            }

            ParseValue(isConstant);
            count++;
        }

        _at++;
        Leave();
        _tokens.SetCount(group, count);
    }

    private void ParseObject(bool isConstant)
    {
        Enter();
        var group = Begin();
        var count = 0;
        while (Kind is not TokenKind.BraceClose)
        {
            ExpectName("the name of an input field");
            Expect(TokenKind.Colon);
            ParseValue(isConstant);
            count++;
        }

        _at++;
        Leave();
        _tokens.SetCount(group, count);
    }
}

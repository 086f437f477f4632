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
            case TokenKind.Name: Take(FlatKind.NamedValue); break;
            case TokenKind.Int: ParseNumber(); break;
            case TokenKind.Float: Take(FlatKind.Float); break;
            case TokenKind.String or TokenKind.BlockString: TakeString(); break;
            default: throw Expected("a value");
        }
    }

    public void ParseType()
    {
        if (Kind is TokenKind.BracketOpen)
        {
            Enter();
            Take(FlatKind.ListType);
            ParseType();
            if (Kind is not TokenKind.BracketClose)
            {
                throw Expected(Describe(TokenKind.BracketClose));
            }

            Take(FlatKind.Close);
            Leave();
        }
        else
        {
            ParseNamedType();
        }

        if (Kind is TokenKind.Bang)
        {
            Take(FlatKind.NonNull);
        }
    }

    private void ParseNamedType() => ExpectName("a type", FlatKind.NamedType);

    private void ParseDefaultValue()
    {
        if (Kind is TokenKind.EqualSign)
        {
            Take(FlatKind.Default);
            ParseValue(isConstant: true);
        }
    }

    private void TakeString()
    {
        Take(Kind is TokenKind.String ? FlatKind.String : FlatKind.BlockString);
        Take(FlatKind.Close); // the end of a string has a place of its own
    }

    // What begins with a digit may be no number or, with an exponent, no integer. Most are an integer of few digits.
    private void ParseNumber()
    {
        var kind = FlatKind.Int;
        if (!IsInteger(_text[Start..]))
        {
            var token = TokenAt(Start);
            if (token.Error is { } error)
            {
                throw error;
            }

            kind = token.Kind is TokenKind.Int ? FlatKind.Int : FlatKind.Float;
        }

        Take(kind);
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

        Take(FlatKind.Variable);
        ExpectName("the name of a variable");
    }

    private void ParseList(bool isConstant)
    {
        Enter();
        var first = _at;
        var place = Begin();
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

        Take(FlatKind.Close);
        Leave();
        Count(place, first, FlatKind.List, count);
    }

    private void ParseObject(bool isConstant)
    {
        Enter();
        var first = _at;
        var place = Begin();
        var count = 0;
        while (Kind is not TokenKind.BraceClose)
        {
            ExpectName("the name of an input field");
            Expect(TokenKind.Colon);
            ParseValue(isConstant);
            count++;
        }

        Take(FlatKind.Close);
        Leave();
        Count(place, first, FlatKind.Object, count);
    }
}

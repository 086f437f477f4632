namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    /// <summary>Reads the whole document as a selection set; its braces may be left out, and are no group then. Returns how many selections it has.</summary>
    public int ParseOpenSelectionSet()
    {
        if (Kind is TokenKind.BraceOpen)
        {
            return ParseSelectionSet();
        }

        var count = 0;
        do
        {
            if (ParseHead())
            {
                ParseSelectionSet();
            }

            count++;
        }
        while (Kind is not TokenKind.EndOfDocument);

        return count;
    }

    // Passes a field or a spread as far as its selections. Returns whether those have to follow.
    private bool ParseHead()
    {
        if (Kind is TokenKind.Spread)
        {
            return ParseSpread();
        }

        var first = _at;
        if (++_fields > _limits.MaxFields)
        {
            throw LimitExceeded("fields", _limits.MaxFields, first);
        }

        ExpectName("a selection");
        if (Kind is not TokenKind.BraceOpen)
        {
            ParseRestOfField(first);
        }

        return Kind is TokenKind.BraceOpen;
    }

    // What may stand between the first name and the selections.
    private void ParseRestOfField(int first)
    {
        if (Skip(TokenKind.Colon))
        {
            if (++_aliases > _limits.MaxAliases)
            {
                throw LimitExceeded("aliases", _limits.MaxAliases, first);
            }

            ExpectName("the name of a field");
        }

        ParseArguments(isConstant: false);
        ParseDirectives(isConstant: false);
    }

    private bool ParseSpread()
    {
        var dots = _at++;
        if (Kind is TokenKind.Name && !IsKeyword("on"u8))
        {
            _at++;
            ParseDirectives(isConstant: false);
            return false;
        }

        _tokens.Mark(dots, TokenKind.InlineFragment);
        if (SkipKeyword("on"u8))
        {
            ParseNamedType();
        }

        ParseDirectives(isConstant: false);
        return true;
    }

    private void ParseArguments(bool isConstant)
    {
        if (Kind is not TokenKind.ParenOpen)
        {
            return;
        }

        var group = Begin();
        var count = 0;
        do
        {
            ExpectName("the name of an argument");
            Expect(TokenKind.Colon);
            ParseValue(isConstant);
            count++;
        }
        while (Kind is not TokenKind.ParenClose);

        _at++;
        _tokens.SetCount(group, count);
    }

    // Returns whether there are any.
    private bool ParseDirectives(bool isConstant)
    {
        if (Kind is not TokenKind.At)
        {
            return false;
        }

        var group = _groups++;
        var count = 0;
        do
        {
            if (count == _limits.MaxDirectives)
            {
                throw LimitExceeded("directives in one place", _limits.MaxDirectives, _at);
            }

            _at++;
            ExpectName("the name of a directive");
            ParseArguments(isConstant);
            count++;
        }
        while (Kind is TokenKind.At);

        _tokens.SetCount(group, count);
        return true;
    }
}

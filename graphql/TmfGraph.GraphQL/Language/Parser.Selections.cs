namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    /// <summary>Reads the whole document as a selection set; its braces may be left out, and are no entry then. Returns how many selections it has.</summary>
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

        ExpectName("a selection", FlatKind.Field);
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

            ExpectName("the name of a field", FlatKind.FieldName);
        }

        ParseArguments(isConstant: false);
        ParseDirectives(isConstant: false);
    }

    private bool ParseSpread()
    {
        var place = _count;
        Take(FlatKind.InlineFragment);
        if (Kind is TokenKind.Name && !IsKeyword("on"u8))
        {
            Count(place, _at - 1, FlatKind.FragmentSpread, 0);
            Take(FlatKind.Name);
            ParseDirectives(isConstant: false);
            return false;
        }

        if (SkipKeyword("on"u8))
        {
            ParseNamedType();
        }

        ParseDirectives(isConstant: false);
        return true;
    }

    // Most values are a name or a variable.
    private void ParseArguments(bool isConstant)
    {
        if (Kind is not TokenKind.ParenOpen)
        {
            return;
        }

        var tokens = _tokens;
        var (token, arguments) = (_at + 1, _count);
        var entry = arguments + 1;
        var count = 0;
        tokens.Write(arguments, FlatKind.Arguments, _at);
        do
        {
            if (tokens.KindOf(token) is not TokenKind.Name || tokens.KindOf(token + 1) is not TokenKind.Colon)
            {
                _at = token;
                ExpectName("the name of an argument");
                Expect(TokenKind.Colon);
            }

            tokens.Write(entry++, FlatKind.Name, token);
            token += 2;
            if (tokens.KindOf(token) is TokenKind.Name)
            {
                tokens.Write(entry++, FlatKind.NamedValue, token++);
            }
            else if (tokens.KindOf(token) is TokenKind.Dollar && !isConstant && tokens.KindOf(token + 1) is TokenKind.Name)
            {
                tokens.Write(entry, FlatKind.Variable, token);
                tokens.Write(entry + 1, FlatKind.Name, token + 1);
                token += 2;
                entry += 2;
            }
            else
            {
                (_at, _count) = (token, entry);
                ParseValue(isConstant);
                (token, entry) = (_at, _count);
            }

            count++;
        }
        while (tokens.KindOf(token) is not TokenKind.ParenClose);

        tokens.Write(entry++, FlatKind.Close, token++);
        tokens.SetCount(arguments, count);
        (_at, _count) = (token, entry);
    }

    // Returns whether there are any.
    private bool ParseDirectives(bool isConstant)
    {
        if (Kind is not TokenKind.At)
        {
            return false;
        }

        var first = _at;
        var place = _count;
        var count = 0;
        do
        {
            if (count == _limits.MaxDirectives)
            {
                throw LimitExceeded("directives in one place", _limits.MaxDirectives, _at);
            }

            Take(FlatKind.Directive);
            ExpectName("the name of a directive");
            ParseArguments(isConstant);
            count++;
        }
        while (Kind is TokenKind.At);

        Count(place, first, FlatKind.Directive, count);
        return true;
    }
}

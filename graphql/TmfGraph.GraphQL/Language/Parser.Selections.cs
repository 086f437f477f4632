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
            ParseSelection();
            count++;
        }
        while (Kind is not TokenKind.EndOfDocument);

        return count;
    }

    private int ParseSelectionSet()
    {
        Enter();
        if (Kind is not TokenKind.BraceOpen)
        {
            throw Expected(Describe(TokenKind.BraceOpen));
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        do
        {
            var leaves = ParseLeaves();
            count += leaves;
            if (leaves == 0 || Kind is not TokenKind.BraceClose)
            {
                ParseSelection();
                count++;
            }
        }
        while (Kind is not TokenKind.BraceClose);

        Take(FlatKind.Close);
        Leave();
        Count(place, first, FlatKind.SelectionSet, count);
        return count;
    }

    // Passes fields that are a name and nothing else, as most are; returns how many.
    private int ParseLeaves()
    {
        var allowed = _limits.MaxFields - _fields;
        var token = _at;
        var entry = _count;
        while (token - _at < allowed && KindOf(token) is TokenKind.Name &&
            KindOf(token + 1) is TokenKind.Name or TokenKind.BraceClose or TokenKind.Spread)
        {
            Write(entry++, new FlatNode(FlatKind.Field, StartOf(token++)));
        }

        var count = token - _at;
        _at = token;
        _count = entry;
        _fields += count;
        return count;
    }

    private void ParseSelection()
    {
        if (Kind is TokenKind.Spread)
        {
            ParseSpread();
        }
        else
        {
            ParseField();
        }
    }

    private void ParseField()
    {
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

        if (Kind is TokenKind.BraceOpen)
        {
            ParseSelectionSet();
        }
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

    private void ParseSpread()
    {
        var place = _count;
        Take(FlatKind.InlineFragment);
        if (Kind is TokenKind.Name && !IsKeyword("on"u8))
        {
            Count(place, _at - 1, FlatKind.FragmentSpread, 0);
            Take(FlatKind.Name);
            ParseDirectives(isConstant: false);
            return;
        }

        if (SkipKeyword("on"u8))
        {
            ParseNamedType();
        }

        ParseDirectives(isConstant: false);
        ParseSelectionSet();
    }

    private void ParseArguments(bool isConstant)
    {
        if (Kind is not TokenKind.ParenOpen)
        {
            return;
        }

        var first = _at;
        var place = Begin();
        var count = 0;
        do
        {
            ExpectName("the name of an argument");
            Expect(TokenKind.Colon);
            ParseValue(isConstant);
            count++;
        }
        while (Kind is not TokenKind.ParenClose);

        Take(FlatKind.Close);
        Count(place, first, FlatKind.Arguments, count);
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

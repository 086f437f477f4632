namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    public SelectionSetNode ParseOpenSelectionSet()
    {
        if (Kind is TokenKind.BraceOpen)
        {
            return ParseSelectionSet();
        }

        var start = _lexer.Location;
        var mark = _stacks.Selections.Count;
        do
        {
            _stacks.Selections.Push(ParseSelection());
        }
        while (Kind is not TokenKind.EndOfDocument);

        return new SelectionSetNode(_stacks.Selections.Take(mark)) { Location = Since(start) };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Location;
        Enter();
        Expect(TokenKind.BraceOpen);
        var mark = _stacks.Selections.Count;
        do
        {
            _stacks.Selections.Push(ParseSelection());
        }
        while (!Skip(TokenKind.BraceClose));

        Leave();
        return new SelectionSetNode(_stacks.Selections.Take(mark)) { Location = Since(start) };
    }

    private SelectionNode ParseSelection() => Kind is TokenKind.Spread ? ParseSpread() : ParseField();

    private FieldNode ParseField()
    {
        var start = _lexer.Location;
        if (++_fields > _limits.MaxFields)
        {
            throw SyntaxErrors.LimitExceeded("fields", _limits.MaxFields, start);
        }

        var name = ParseName("a selection");
        if (Kind is TokenKind.Name or TokenKind.BraceClose)
        {
            return new FieldNode(name) { Location = Since(start) }; // most fields are names and nothing else
        }

        string? alias = null;
        if (Skip(TokenKind.Colon))
        {
            if (++_aliases > _limits.MaxAliases)
            {
                throw SyntaxErrors.LimitExceeded("aliases", _limits.MaxAliases, start);
            }

            alias = name;
            name = ParseName("the name of a field");
        }

        var arguments = ParseArguments(isConstant: false);
        var directives = ParseDirectives(isConstant: false);
        var selections = Kind is TokenKind.BraceOpen ? ParseSelectionSet() : null;
        return new FieldNode(name)
        {
            Alias = alias,
            Arguments = arguments,
            Directives = directives,
            SelectionSet = selections,
            Location = Since(start),
        };
    }

    private SelectionNode ParseSpread()
    {
        var start = _lexer.Location;
        Expect(TokenKind.Spread);
        if (Kind is TokenKind.Name && !IsKeyword("on"u8))
        {
            var name = ParseName();
            return new FragmentSpreadNode(name) { Directives = ParseDirectives(isConstant: false), Location = Since(start) };
        }

        var condition = SkipKeyword("on"u8) ? ParseNamedType() : null;
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new InlineFragmentNode(condition, selections) { Directives = directives, Location = Since(start) };
    }

    private ArgumentNode[] ParseArguments(bool isConstant)
    {
        if (!Skip(TokenKind.ParenOpen))
        {
            return [];
        }

        var mark = _stacks.Arguments.Count;
        do
        {
            var start = _lexer.Location;
            var name = ParseName("the name of an argument");
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            _stacks.Arguments.Push(new ArgumentNode(name, value) { Location = Since(start) });
        }
        while (!Skip(TokenKind.ParenClose));

        return _stacks.Arguments.Take(mark);
    }

    private DirectiveNode[] ParseDirectives(bool isConstant)
    {
        if (Kind is not TokenKind.At)
        {
            return [];
        }

        var mark = _stacks.Directives.Count;
        while (Kind is TokenKind.At)
        {
            var start = _lexer.Location;
            if (_stacks.Directives.Count - mark == _limits.MaxDirectives)
            {
                throw SyntaxErrors.LimitExceeded("directives in one place", _limits.MaxDirectives, start);
            }

            Advance();
            var name = ParseName("the name of a directive");
            var arguments = ParseArguments(isConstant);
            _stacks.Directives.Push(new DirectiveNode(name, arguments) { Location = Since(start) });
        }

        return _stacks.Directives.Take(mark);
    }
}

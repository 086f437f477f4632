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
        var selections = new List<SelectionNode>();
        do
        {
            selections.Add(ParseSelection());
        }
        while (Kind is not TokenKind.EndOfDocument);

        return new SelectionSetNode(selections.ToArray()) { Location = Since(start) };
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = _lexer.Location;
        Enter();
        Expect(TokenKind.BraceOpen);
        var selections = new List<SelectionNode>();
        do
        {
            selections.Add(ParseSelection());
        }
        while (!Skip(TokenKind.BraceClose));

        Leave();
        return new SelectionSetNode(selections.ToArray()) { Location = Since(start) };
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

        var arguments = new List<ArgumentNode>();
        do
        {
            var start = _lexer.Location;
            var name = ParseName("the name of an argument");
            Expect(TokenKind.Colon);
            var value = ParseValue(isConstant);
            arguments.Add(new ArgumentNode(name, value) { Location = Since(start) });
        }
        while (!Skip(TokenKind.ParenClose));

        return arguments.ToArray();
    }

    private DirectiveNode[] ParseDirectives(bool isConstant)
    {
        if (Kind is not TokenKind.At)
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        while (Kind is TokenKind.At)
        {
            var start = _lexer.Location;
            if (directives.Count == _limits.MaxDirectives)
            {
                throw SyntaxErrors.LimitExceeded("directives in one place", _limits.MaxDirectives, start);
            }

            Advance();
            var name = ParseName("the name of a directive");
            var arguments = ParseArguments(isConstant);
            directives.Add(new DirectiveNode(name, arguments) { Location = Since(start) });
        }

        return directives.ToArray();
    }
}

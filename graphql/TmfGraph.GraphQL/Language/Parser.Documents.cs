namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    public DocumentNode ParseDocument()
    {
        var start = _lexer.Location;
        var mark = _stacks.Definitions.Count;
        do
        {
            if (_stacks.Definitions.Count - mark == _limits.MaxDefinitions)
            {
                throw SyntaxErrors.LimitExceeded("definitions", _limits.MaxDefinitions, _lexer.Location);
            }

            _stacks.Definitions.Push(ParseDefinition());
        }
        while (Kind is not TokenKind.EndOfDocument);

        return new DocumentNode(_stacks.Definitions.Take(mark)) { Location = Since(start) };
    }

    private DefinitionNode ParseDefinition()
    {
        if (Kind is TokenKind.BraceOpen)
        {
            return ParseQueryShorthand();
        }

        var start = _lexer.Location;
        var description = ParseDescription();
        if (Kind is not TokenKind.Name)
        {
            throw Expected(description is null ? "a definition" : "the definition that the description belongs to");
        }

        var keyword = _lexer.Text;
        return keyword switch
        {
            _ when keyword.SequenceEqual("query"u8) => ParseOperation(start, description, OperationKind.Query),
            _ when keyword.SequenceEqual("mutation"u8) => ParseOperation(start, description, OperationKind.Mutation),
            _ when keyword.SequenceEqual("subscription"u8) => ParseOperation(start, description, OperationKind.Subscription),
            _ when keyword.SequenceEqual("fragment"u8) => ParseFragment(start, description),
            _ when keyword.SequenceEqual("directive"u8) => ParseDirectiveDefinition(start, description),
            _ when keyword.SequenceEqual("extend"u8) && description is null => ParseExtension(start),
            _ => ParseTypeSystemDefinition(start, description, isExtension: false),
        };
    }

    private OperationDefinitionNode ParseQueryShorthand()
    {
        var start = _lexer.Location;
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(OperationKind.Query, null, [], selections) { Location = Since(start) };
    }

    private OperationDefinitionNode ParseOperation(Location start, string? description, OperationKind kind)
    {
        Advance();
        var name = Kind is TokenKind.Name ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new OperationDefinitionNode(kind, name, variables, selections)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private FragmentDefinitionNode ParseFragment(Location start, string? description)
    {
        Advance();
        if (IsKeyword("on"u8))
        {
            throw Expected("the name of the fragment");
        }

        var name = ParseName("the name of the fragment");
        ExpectKeyword("on"u8);
        var condition = ParseNamedType();
        var directives = ParseDirectives(isConstant: false);
        var selections = ParseSelectionSet();
        return new FragmentDefinitionNode(name, condition, selections)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private VariableDefinitionNode[] ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.ParenOpen))
        {
            return [];
        }

        var mark = _stacks.Variables.Count;
        do
        {
            if (_stacks.Variables.Count - mark == _limits.MaxVariables)
            {
                throw SyntaxErrors.LimitExceeded("variables in one operation", _limits.MaxVariables, _lexer.Location);
            }

            _stacks.Variables.Push(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.ParenClose));

        return _stacks.Variables.Take(mark);
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _lexer.Location;
        var description = ParseDescription();
        Expect(TokenKind.Dollar);
        var name = ParseName("the name of a variable");
        Expect(TokenKind.Colon);
        var type = ParseType();
        var defaultValue = ParseDefaultValue();
        var directives = ParseDirectives(isConstant: true);
        return new VariableDefinitionNode(name, type, defaultValue)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private string? ParseDescription()
    {
        if (Kind is not (TokenKind.String or TokenKind.BlockString))
        {
            return null;
        }

        var description = _lexer.StringValue(isRemembered: true);
        Advance();
        return description;
    }
}

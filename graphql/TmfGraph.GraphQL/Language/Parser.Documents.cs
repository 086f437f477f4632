namespace TmfGraph.GraphQL.Language;

internal ref partial struct Parser
{
    /// <summary>Reads the whole document; returns how many definitions it has.</summary>
    public int ParseDocument()
    {
        var count = 0;
        do
        {
            if (count == _limits.MaxDefinitions)
            {
                throw LimitExceeded("definitions", _limits.MaxDefinitions, _at);
            }

            ParseDefinition();
            count++;
        }
        while (Kind is not TokenKind.EndOfDocument);

        return count;
    }

    private void ParseDefinition()
    {
        if (Kind is TokenKind.BraceOpen)
        {
            ParseSelectionSet();
            return;
        }

        var hasDescription = ParseDescription();
        if (Kind is not TokenKind.Name)
        {
            throw Expected(hasDescription ? "the definition that the description belongs to" : "a definition");
        }

        if (IsKeyword("query"u8))
        {
            ParseOperation(TokenKind.Query);
        }
        else if (IsKeyword("mutation"u8))
        {
            ParseOperation(TokenKind.Mutation);
        }
        else if (IsKeyword("subscription"u8))
        {
            ParseOperation(TokenKind.Subscription);
        }
        else if (IsKeyword("fragment"u8))
        {
            ParseFragment();
        }
        else if (IsKeyword("directive"u8))
        {
            ParseDirectiveDefinition();
        }
        else if (IsKeyword("extend"u8) && !hasDescription)
        {
            ParseExtension();
        }
        else
        {
            ParseTypeSystemDefinition();
        }
    }

    private void ParseOperation(TokenKind kind)
    {
        Pass(kind);
        Skip(TokenKind.Name);
        ParseVariableDefinitions();
        ParseDirectives(isConstant: false);
        ParseSelectionSet();
    }

    private void ParseFragment()
    {
        Pass(TokenKind.Fragment);
        if (IsKeyword("on"u8))
        {
            throw Expected("the name of the fragment");
        }

        ExpectName("the name of the fragment");
        if (!SkipKeyword("on"u8))
        {
            throw Expected("'on'");
        }

        ParseNamedType();
        ParseDirectives(isConstant: false);
        ParseSelectionSet();
    }

    private void ParseVariableDefinitions()
    {
        if (Kind is not TokenKind.ParenOpen)
        {
            return;
        }

        var group = Begin();
        var count = 0;
        do
        {
            if (count == _limits.MaxVariables)
            {
                throw LimitExceeded("variables in one operation", _limits.MaxVariables, _at);
            }

            ParseVariableDefinition();
            count++;
        }
        while (Kind is not TokenKind.ParenClose);

        _at++;
        _tokens.SetCount(group, count);
    }

    private void ParseVariableDefinition()
    {
        ParseDescription();
        Expect(TokenKind.Dollar);
        ExpectName("the name of a variable");
        Expect(TokenKind.Colon);
        ParseType();
        ParseDefaultValue();
        ParseDirectives(isConstant: true);
    }

    private bool ParseDescription()
    {
        if (Kind is not (TokenKind.String or TokenKind.BlockString))
        {
            return false;
        }

        PassString();
        return true;
    }
}

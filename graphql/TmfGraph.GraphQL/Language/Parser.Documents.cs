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
            ParseOperation(OperationKind.Query);
        }
        else if (IsKeyword("mutation"u8))
        {
            ParseOperation(OperationKind.Mutation);
        }
        else if (IsKeyword("subscription"u8))
        {
            ParseOperation(OperationKind.Subscription);
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

    private void ParseOperation(OperationKind kind)
    {
        Take(FlatKind.Operation, (int)kind);
        if (Kind is TokenKind.Name)
        {
            Take(FlatKind.Name);
        }

        ParseVariableDefinitions();
        ParseDirectives(isConstant: false);
        ParseSelectionSet();
    }

    private void ParseFragment()
    {
        Take(FlatKind.Fragment);
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

        var first = _at;
        var place = Begin();
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

        Take(FlatKind.Close);
        Count(place, first, FlatKind.VariableDefinitions, count);
    }

    private void ParseVariableDefinition()
    {
        ParseDescription();
        if (Kind is not TokenKind.Dollar)
        {
            throw Expected(Describe(TokenKind.Dollar));
        }

        Take(FlatKind.VariableDefinition);
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

        TakeString();
        return true;
    }
}

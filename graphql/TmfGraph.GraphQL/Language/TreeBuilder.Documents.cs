namespace TmfGraph.GraphQL.Language;

internal ref partial struct TreeBuilder
{
    private DefinitionNode[] BuildDefinitions(int count)
    {
        var definitions = new DefinitionNode[count];
        for (var i = 0; i < definitions.Length; i++)
        {
            definitions[i] = BuildDefinition();
        }

        return definitions;
    }

    private DefinitionNode BuildDefinition()
    {
        var start = Here();
        var description = TakeDescription();
        return Kind switch
        {
            TokenKind.BraceOpen => BuildQueryShorthand(start),
            TokenKind.Query or TokenKind.Mutation or TokenKind.Subscription => BuildOperation(start, description),
            TokenKind.Fragment => BuildFragment(start, description),
            TokenKind.DirectiveDefinition => BuildDirectiveDefinition(start, description),
            _ => BuildTypeSystemDefinition(start, description),
        };
    }

    private OperationDefinitionNode BuildQueryShorthand(Location start)
    {
        var selections = BuildSelectionSet();
        return new OperationDefinitionNode(OperationKind.Query, null, [], selections) { Location = Since(start) };
    }

    private OperationDefinitionNode BuildOperation(Location start, string? description)
    {
        var kind = TakeOperationKind();
        var name = Kind is TokenKind.Name ? TakeName() : null;
        var variables = BuildVariableDefinitions();
        var directives = BuildDirectives(isConstant: false);
        var selections = BuildSelectionSet();
        return new OperationDefinitionNode(kind, name, variables, selections)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private FragmentDefinitionNode BuildFragment(Location start, string? description)
    {
        _at++;
        var name = TakeName();
        _at++; // on
        var condition = BuildNamedType();
        var directives = BuildDirectives(isConstant: false);
        var selections = BuildSelectionSet();
        return new FragmentDefinitionNode(name, condition, selections)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private VariableDefinitionNode[] BuildVariableDefinitions()
    {
        if (Kind is not TokenKind.ParenOpen)
        {
            return [];
        }

        var variables = new VariableDefinitionNode[TakeCount()];
        _at++;
        for (var i = 0; i < variables.Length; i++)
        {
            variables[i] = BuildVariableDefinition();
        }

        Pass();
        return variables;
    }

    private VariableDefinitionNode BuildVariableDefinition()
    {
        var start = Here();
        var description = TakeDescription();
        _at++;
        var name = TakeName();
        _at++;
        var type = BuildType();
        var defaultValue = BuildDefaultValue();
        var directives = BuildDirectives(isConstant: true);
        return new VariableDefinitionNode(name, type, defaultValue)
        {
            Description = description,
            Directives = directives,
            Location = Since(start),
        };
    }

    private OperationKind TakeOperationKind() => (OperationKind)(_kinds[_at++] - TokenKind.Query);

    private string? TakeDescription() => Kind is TokenKind.String or TokenKind.BlockString ? TakeString(isRemembered: true) : null;
}

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
            FlatKind.SelectionSet => BuildQueryShorthand(start),
            FlatKind.Operation => BuildOperation(start, description),
            FlatKind.Fragment => BuildFragment(start, description),
            FlatKind.DirectiveDefinition => BuildDirectiveDefinition(start, description),
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
        var kind = (OperationKind)Count;
        _at++;
        var name = Kind is FlatKind.Name ? TakeName() : null;
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
        if (Kind is not FlatKind.VariableDefinitions)
        {
            return [];
        }

        var variables = new VariableDefinitionNode[Count];
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

    private string? TakeDescription() => Kind is FlatKind.String or FlatKind.BlockString ? TakeString(isRemembered: true) : null;
}

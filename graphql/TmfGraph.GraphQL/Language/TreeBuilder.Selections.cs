namespace TmfGraph.GraphQL.Language;

internal ref partial struct TreeBuilder
{
    // One whose braces may have been left out, so that it has no entry of its own.
    private SelectionSetNode BuildOpenSelectionSet(int count)
    {
        if (Kind is FlatKind.SelectionSet)
        {
            return BuildSelectionSet();
        }

        var start = Here();
        return new SelectionSetNode(BuildSelections(count)) { Location = Since(start) };
    }

    private SelectionSetNode BuildSelectionSet()
    {
        var start = Here();
        var count = Count;
        _at++;
        var selections = BuildSelections(count);
        Pass();
        return new SelectionSetNode(selections) { Location = Since(start) };
    }

    private SelectionNode[] BuildSelections(int count)
    {
        var selections = new SelectionNode[count];
        for (var i = 0; i < selections.Length; i++)
        {
            selections[i] = Kind switch
            {
                FlatKind.Field => BuildField(),
                FlatKind.FragmentSpread => BuildSpread(),
                _ => BuildInlineFragment(),
            };
        }

        return selections;
    }

    private FieldNode BuildField()
    {
        var start = Here();
        var name = TakeName();
        if (Kind is FlatKind.Field or FlatKind.Close)
        {
            return new FieldNode(name) { Location = Since(start) }; // most fields are names and nothing else
        }

        string? alias = null;
        if (Kind is FlatKind.FieldName)
        {
            alias = name;
            name = TakeName();
        }

        var arguments = BuildArguments(isConstant: false);
        var directives = BuildDirectives(isConstant: false);
        var selections = Kind is FlatKind.SelectionSet ? BuildSelectionSet() : null;
        return new FieldNode(name)
        {
            Alias = alias,
            Arguments = arguments,
            Directives = directives,
            SelectionSet = selections,
            Location = Since(start),
        };
    }

    private FragmentSpreadNode BuildSpread()
    {
        var start = Here();
        _at++;
        var name = TakeName();
        var directives = BuildDirectives(isConstant: false);
        return new FragmentSpreadNode(name) { Directives = directives, Location = Since(start) };
    }

    private InlineFragmentNode BuildInlineFragment()
    {
        var start = Here();
        _at++;
        var condition = Kind is FlatKind.NamedType ? BuildNamedType() : null;
        var directives = BuildDirectives(isConstant: false);
        var selections = BuildSelectionSet();
        return new InlineFragmentNode(condition, selections) { Directives = directives, Location = Since(start) };
    }

    private ArgumentNode[] BuildArguments(bool isConstant)
    {
        if (Kind is not FlatKind.Arguments)
        {
            return [];
        }

        var arguments = new ArgumentNode[Count];
        _at++;
        for (var i = 0; i < arguments.Length; i++)
        {
            var start = Here();
            var name = TakeName();
            var value = BuildValue(isConstant);
            arguments[i] = new ArgumentNode(name, value) { Location = Since(start) };
        }

        Pass();
        return arguments;
    }

    private DirectiveNode[] BuildDirectives(bool isConstant)
    {
        if (Kind is not FlatKind.Directive)
        {
            return [];
        }

        var directives = new DirectiveNode[Count];
        for (var i = 0; i < directives.Length; i++)
        {
            var start = Here();
            _at++;
            var name = TakeName();
            var arguments = BuildArguments(isConstant);
            directives[i] = new DirectiveNode(name, arguments) { Location = Since(start) };
        }

        return directives;
    }
}

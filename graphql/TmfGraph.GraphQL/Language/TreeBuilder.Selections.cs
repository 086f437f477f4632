namespace TmfGraph.GraphQL.Language;

internal ref partial struct TreeBuilder
{
    // One whose braces may have been left out, so that it is no group of its own.
    private SelectionSetNode BuildOpenSelectionSet(int count)
    {
        if (Kind is TokenKind.BraceOpen)
        {
            return BuildSelectionSet();
        }

        var start = Here();
        return new SelectionSetNode(BuildSelections(count)) { Location = Since(start) };
    }

    private SelectionSetNode BuildSelectionSet()
    {
        var start = Here();
        var count = TakeCount();
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
                TokenKind.Name => BuildField(),
                TokenKind.Spread => BuildSpread(),
                _ => BuildInlineFragment(),
            };
        }

        return selections;
    }

    private FieldNode BuildField()
    {
        var start = Here();
        var name = TakeName();
        if (Kind is TokenKind.Name or TokenKind.BraceClose)
        {
            return new FieldNode(name) { Location = Since(start) }; // most fields are names and nothing else
        }

        string? alias = null;
        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = TakeName();
        }

        var arguments = BuildArguments(isConstant: false);
        var directives = BuildDirectives(isConstant: false);
        var selections = Kind is TokenKind.BraceOpen ? BuildSelectionSet() : null;
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
        var condition = Skip(TokenKind.Name) ? BuildNamedType() : null; // the name is 'on'
        var directives = BuildDirectives(isConstant: false);
        var selections = BuildSelectionSet();
        return new InlineFragmentNode(condition, selections) { Directives = directives, Location = Since(start) };
    }

    private ArgumentNode[] BuildArguments(bool isConstant)
    {
        if (Kind is not TokenKind.ParenOpen)
        {
            return [];
        }

        var arguments = new ArgumentNode[TakeCount()];
        _at++;
        for (var i = 0; i < arguments.Length; i++)
        {
            var start = Here();
            var name = TakeName();
            _at++;
            var value = BuildValue(isConstant);
            arguments[i] = new ArgumentNode(name, value) { Location = Since(start) };
        }

        Pass();
        return arguments;
    }

    private DirectiveNode[] BuildDirectives(bool isConstant)
    {
        if (Kind is not TokenKind.At)
        {
            return [];
        }

        var directives = new DirectiveNode[TakeCount()];
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

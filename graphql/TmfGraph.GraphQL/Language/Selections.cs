namespace TmfGraph.GraphQL.Language;

/// <summary>The three kinds of operation.</summary>
public enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>An operation; <see cref="Name"/> is null for an anonymous one.</summary>
public sealed record OperationDefinitionNode(
    OperationKind Operation,
    string? Name,
    IReadOnlyList<VariableDefinitionNode> Variables,
    SelectionSetNode SelectionSet) : DefinitionNode;

/// <summary>A named fragment.</summary>
public sealed record FragmentDefinitionNode(string Name, NamedTypeNode TypeCondition, SelectionSetNode SelectionSet) : DefinitionNode;

/// <summary>A variable of an operation: <c>$name: Type = default</c>.</summary>
public sealed record VariableDefinitionNode(string Name, TypeNode Type, ValueNode? DefaultValue) : DefinitionNode;

/// <summary>What stands between braces.</summary>
public sealed record SelectionSetNode(IReadOnlyList<SelectionNode> Selections) : SyntaxNode;

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract record SelectionNode : SyntaxNode
{
    /// <summary>Directives applied to the selection, in source order.</summary>
    public IReadOnlyList<DirectiveNode> Directives
    {
        get => field ?? [];
        init => field = value is DirectiveNode[] { Length: 0 } ? null : value;
    }
}

/// <summary>A selected field.</summary>
public sealed record FieldNode(string Name) : SelectionNode
{
    /// <summary>The alias; null when the field is not renamed.</summary>
    public string? Alias { get; init; }

    /// <summary>Arguments in source order.</summary>
    public IReadOnlyList<ArgumentNode> Arguments
    {
        get => field ?? [];
        init => field = value is ArgumentNode[] { Length: 0 } ? null : value;
    }

    /// <summary>The sub-selection; null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>The name under which the field stands in the response.</summary>
    public string ResponseName => Alias ?? Name;
}

/// <summary><c>...Name</c></summary>
public sealed record FragmentSpreadNode(string Name) : SelectionNode;

/// <summary><c>... on Type { }</c>; without a type condition it only carries directives.</summary>
public sealed record InlineFragmentNode(NamedTypeNode? TypeCondition, SelectionSetNode SelectionSet) : SelectionNode;

/// <summary><c>name: value</c></summary>
public sealed record ArgumentNode(string Name, ValueNode Value) : SyntaxNode;

/// <summary><c>@name(arguments)</c></summary>
public sealed record DirectiveNode(string Name, IReadOnlyList<ArgumentNode> Arguments) : SyntaxNode
{
    /// <summary>The value of an argument, or null when it is not given.</summary>
    public ValueNode? Argument(string name) => Arguments.Find(name)?.Value;
}

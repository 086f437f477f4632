namespace TmfGraph.GraphQL.Language;

/// <summary>A node of the syntax tree. Nodes are immutable; change one with <c>with</c>.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Appendix-Grammar-Summary"/>
public abstract record SyntaxNode
{
    /// <summary>Where the node begins; <see cref="Location.None"/> for nodes made in code.</summary>
    public Location Location { get; init; }

    /// <summary>The node in the grammar's text form.</summary>
    public sealed override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary>A whole document: operations, fragments and type system definitions in source order.</summary>
/// <remarks>
/// A document that was parsed has been checked in whole; the nodes in it are made when <see cref="Definitions"/> is first read, by any thread, and are the
/// same ones from then on.
/// </remarks>
public sealed record DocumentNode(IReadOnlyList<DefinitionNode> Definitions) : SyntaxNode
{
    // null for documents made in code, and for copies with other definitions
    private readonly LazyDefinitions? _parsed;

    internal DocumentNode(LazyDefinitions parsed)
        : this([])
        => _parsed = parsed;

    /// <summary>What stands in the document; never empty when it was parsed.</summary>
    public IReadOnlyList<DefinitionNode> Definitions
    {
        get => _parsed?.Nodes ?? field;
        init
        {
            _parsed = null;
            field = value;
        }
    } = Definitions;
}

/// <summary>Anything that stands at the top of a document.</summary>
public abstract record DefinitionNode : SyntaxNode
{
    /// <summary>The description before the definition, without its quotes; null when there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Directives applied to the definition, in source order.</summary>
    public IReadOnlyList<DirectiveNode> Directives
    {
        get => field ?? [];
        init => field = value is DirectiveNode[] { Length: 0 } ? null : value;
    }
}

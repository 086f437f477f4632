namespace TmfGraph.GraphQL.Language;

/// <summary>
/// The syntax of a document whose grammar and limits were checked: an array of entries in the order of the document, each with how many others follow
/// that belong to it, and the text they point into. <see cref="TreeBuilder"/> makes the nodes from it without looking at the grammar again.
/// </summary>
/// <remarks>
/// Whoever has made the nodes gives the tree back, and the thread's next document takes its arrays; one that nobody visits is left to the
/// garbage collector.
/// </remarks>
internal sealed class FlatTree
{
    [ThreadStatic]
    private static FlatTree? _free;

    private FlatNode[] _nodes = [];

    private FlatTree()
    {
    }

    public SourceText Text { get; } = new();

    /// <summary>Space for the entries: as many as there are tokens.</summary>
    public Span<FlatNode> Nodes => _nodes;

    /// <summary>How many definitions, or selections of a set without braces, it holds; one for other parts of documents.</summary>
    public int Count { get; set; }

    /// <summary>How deep selection sets, values and types nest at most.</summary>
    public int Depth { get; set; }

    /// <summary>From the first token to the end of the last.</summary>
    public Location Location { get; set; }

    public static FlatTree Rent()
    {
        var tree = _free ?? new FlatTree();
        _free = null;
        return tree;
    }

    public static void Return(FlatTree tree)
    {
        tree.Text.Trim();
        ScratchArray.Trim(ref tree._nodes);
        _free = tree;
    }

    /// <summary>Makes space for the entries of so many tokens; none has more than one.</summary>
    public void EnsureRoom(int tokens) => ScratchArray.EnsureLength(ref _nodes, tokens);
}

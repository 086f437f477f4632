using System.Runtime.InteropServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// The syntax of a document whose grammar and limits were checked: its tokens, with a mark on those whose kind alone does not tell what they stand for, how many
/// belong to each group of them, and the text they point into. <see cref="TreeBuilder"/> makes the nodes from it and finds nothing wrong on the way.
/// </summary>
/// <remarks>
/// Groups are whatever nodes keep in lists: what stands between brackets, the directives of one place, the interfaces of a type, the members of a union, the
/// locations of a directive. Whoever has made the nodes gives the tree back, and the thread's next document takes its memory; one that nobody visits is
/// left to the garbage collector.
/// </remarks>
internal sealed class FlatTree
{
    [ThreadStatic]
    private static FlatTree? _free;

    // One array, as each costs: where the tokens start, then the counts of the groups, then the kinds of the tokens, four to an item.
    private int[] _memory = [];
    private int _tokens;
    private int _groups;

    private FlatTree()
    {
    }

    public SourceText Text { get; } = new();

    /// <summary>What the tokens are or stand for. The last is <see cref="TokenKind.EndOfDocument"/>.</summary>
    public Span<TokenKind> Kinds => MemoryMarshal.Cast<int, TokenKind>(_memory.AsSpan(_tokens + _groups))[.._tokens];

    /// <summary>The offsets of their first bytes.</summary>
    public Span<int> Starts => _memory.AsSpan(0, _tokens);

    /// <summary>How many belong to each group, in the order in which the groups begin.</summary>
    public Span<int> Counts => _memory.AsSpan(_tokens, _groups);

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
        ScratchArray.Trim(ref tree._memory);
        tree._tokens = 0;
        tree._groups = 0;
        _free = tree;
    }

    /// <summary>Takes a copy of tokens that were checked.</summary>
    /// <param name="groups">How many groups they have.</param>
    public void Set(TokenBuffer tokens, int groups)
    {
        _tokens = tokens.Count;
        _groups = groups;
        ScratchArray.EnsureLength(ref _memory, _tokens + groups + ((_tokens + sizeof(int) - 1) / sizeof(int)));
        tokens.Starts.AsSpan(0, _tokens).CopyTo(Starts);
        tokens.Counts.AsSpan(0, groups).CopyTo(Counts);
        tokens.Kinds.AsSpan(0, _tokens).CopyTo(Kinds);
    }
}

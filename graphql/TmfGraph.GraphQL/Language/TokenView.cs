using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>The tokens of a document, and the space for the entries of its tree, of which no token has more than one.</summary>
/// <remarks>
/// Looked at without checks of bounds, which took a fifth of the time: the last token is one that no production passes. A method with a loop takes a copy, so that
/// the places stay in registers.
/// </remarks>
internal readonly ref struct TokenView(TokenBuffer tokens, FlatTree tree)
{
    private readonly ref TokenKind _kinds = ref MemoryMarshal.GetArrayDataReference(tokens.Kinds);
    private readonly ref int _starts = ref MemoryMarshal.GetArrayDataReference(tokens.Starts);
    private readonly ref FlatNode _nodes = ref MemoryMarshal.GetReference(tree.Nodes);
    private readonly int _count = tokens.Count;

    public TokenKind KindOf(int token)
    {
        Debug.Assert(token < _count, "Nobody looks behind the end of the document.");
        return Unsafe.Add(ref _kinds, token);
    }

    public int StartOf(int token)
    {
        Debug.Assert(token < _count, "Nobody looks behind the end of the document.");
        return Unsafe.Add(ref _starts, token);
    }

    /// <summary>Writes the entry of a token.</summary>
    public void Write(int entry, FlatKind kind, int token, int count = 0)
    {
        Debug.Assert(entry < _count, "No token has more than one entry.");
        Unsafe.Add(ref _nodes, entry) = new FlatNode(kind, StartOf(token), count);
    }

    /// <summary>Says of an entry that was written how many belong to it.</summary>
    public void SetCount(int entry, int count)
    {
        ref var node = ref Unsafe.Add(ref _nodes, entry);
        node = new FlatNode(node.Kind, node.Start, count);
    }
}

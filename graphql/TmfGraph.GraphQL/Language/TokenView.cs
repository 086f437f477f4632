using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>The tokens of a document while the parser passes them and marks what they stand for.</summary>
/// <remarks>
/// Looked at without checks of bounds, which took a fifth of the time: the last token is one that no production passes, and each group has a token. Methods with a
/// loop take a copy, so that the places of the arrays stay in registers; they count tokens in native integers for the same reason.
/// </remarks>
internal readonly ref struct TokenView(TokenBuffer tokens)
{
    private readonly ref TokenKind _kinds = ref MemoryMarshal.GetArrayDataReference(tokens.Kinds);
    private readonly ref int _starts = ref MemoryMarshal.GetArrayDataReference(tokens.Starts);
    private readonly ref int _counts = ref MemoryMarshal.GetArrayDataReference(tokens.Counts);
    private readonly int _count = tokens.Count;

    public TokenKind KindOf(nint token)
    {
        Debug.Assert(token < _count, "Nobody looks behind the end of the document.");
        return Unsafe.Add(ref _kinds, token);
    }

    public int StartOf(nint token)
    {
        Debug.Assert(token < _count, "Nobody looks behind the end of the document.");
        return Unsafe.Add(ref _starts, token);
    }

    /// <summary>Says what a token stands for.</summary>
    public void Mark(int token, TokenKind kind)
    {
        Debug.Assert(token < _count, "Nobody looks behind the end of the document.");
        Unsafe.Add(ref _kinds, token) = kind;
    }

    /// <summary>Says how many belong to a group.</summary>
    public void SetCount(int group, int count)
    {
        Debug.Assert(group < _count, "No token begins more than one group.");
        Unsafe.Add(ref _counts, group) = count;
    }
}

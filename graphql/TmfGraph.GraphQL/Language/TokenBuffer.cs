using System.Diagnostics;

namespace TmfGraph.GraphQL.Language;

/// <summary>The tokens of a document while it is checked. One is kept for each thread.</summary>
internal sealed class TokenBuffer
{
    private const int InitialSize = 1_024;

    [ThreadStatic]
    private static TokenBuffer? _free;

    private TokenKind[] _kinds = [];
    private int[] _starts = [];
    private int[] _counts = [];

    private TokenBuffer()
    {
    }

    /// <summary>What they are. The last is <see cref="TokenKind.EndOfDocument"/>, <see cref="TokenKind.Broken"/> or <see cref="TokenKind.TooMany"/>.</summary>
    public TokenKind[] Kinds => _kinds;

    /// <summary>The offsets of their first bytes.</summary>
    public int[] Starts => _starts;

    /// <summary>How many belong to each of their groups (see <see cref="FlatTree"/>).</summary>
    public int[] Counts => _counts;

    /// <summary>How many places are taken. Strings take two.</summary>
    public int Count { get; set; }

    /// <summary>How many places there are.</summary>
    public int Capacity => Math.Min(_kinds.Length, _starts.Length);

    public static TokenBuffer Rent()
    {
        var buffer = _free ?? new TokenBuffer();
        _free = null;
        buffer.Count = 0;
        return buffer;
    }

    public static void Return(TokenBuffer buffer)
    {
        ScratchArray.Trim(ref buffer._kinds);
        ScratchArray.Trim(ref buffer._starts);
        ScratchArray.Trim(ref buffer._counts);
        _free = buffer;
    }

    /// <summary>Makes sure that so many places are free.</summary>
    public void EnsureRoom(int places)
    {
        var size = Capacity;
        if (size - Count < places)
        {
            var length = Math.Max(InitialSize, Math.Max(size * 2, Count + places));
            ScratchArray.EnsureLength(ref _kinds, length, Count);
            ScratchArray.EnsureLength(ref _starts, length, Count);
        }
    }

    /// <summary>Makes room for the counts of all groups, when all tokens were added: no token begins more than one.</summary>
    public void EnsureCounts() => ScratchArray.EnsureLength(ref _counts, Count);

    /// <summary>Takes a place, which must be free.</summary>
    public void Add(TokenKind kind, int start)
    {
        Debug.Assert(Count < _kinds.Length, "Who adds has made room.");
        _kinds[Count] = kind;
        _starts[Count++] = start;
    }
}

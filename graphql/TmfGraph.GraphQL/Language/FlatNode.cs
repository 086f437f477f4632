using System.Diagnostics;

namespace TmfGraph.GraphQL.Language;

/// <summary>One entry of a <see cref="FlatTree"/>, in eight bytes.</summary>
internal readonly record struct FlatNode
{
    /// <summary>The highest <see cref="Count"/>, as there are 26 bits for it.</summary>
    public const int MaxCount = (1 << (32 - KindBits)) - 1;

    private const int KindBits = 6;

    // the kind in the low bits, the count above
    private readonly uint _kindAndCount;

    public FlatNode(FlatKind kind, int start, int count = 0)
    {
        Debug.Assert((int)kind < 1 << KindBits && count is >= 0 and <= MaxCount, "Both fit into their bits.");
        _kindAndCount = (uint)kind | ((uint)count << KindBits);
        Start = start;
    }

    public FlatKind Kind => (FlatKind)(_kindAndCount & ((1 << KindBits) - 1));

    /// <summary>How many of what follows belong to it; for the first directive in a place, how many stand there.</summary>
    public int Count => (int)(_kindAndCount >> KindBits);

    /// <summary>Offset of its first byte in the document.</summary>
    public int Start { get; }
}

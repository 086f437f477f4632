namespace TmfGraph.Load.Forwarding;

/// <summary>
/// How an answer is put together from pieces of others: the copies a gateway cannot do without, found beforehand, so that at run time
/// nothing is left but the copying.
/// </summary>
internal sealed class CopyScript
{
    private const int Gram = 8;

    private readonly List<(int Source, int Start, int Length)> _pieces = [];
    private readonly byte[] _literals;

    /// <summary>Finds the pieces of <paramref name="answer"/> in <paramref name="sources"/>; what is nowhere is kept as it is.</summary>
    public CopyScript(ReadOnlySpan<byte> answer, IReadOnlyList<byte[]> sources)
    {
        var index = new Dictionary<ulong, (int Source, int Start)>();
        for (var source = 0; source < sources.Count; source++)
        {
            for (var i = 0; i + Gram <= sources[source].Length; i++)
            {
                index.TryAdd(BitConverter.ToUInt64(sources[source], i), (source, i));
            }
        }

        var literals = new List<byte>();
        for (var position = 0; position < answer.Length;)
        {
            var rest = answer[position..];
            if (rest.Length >= Gram && index.TryGetValue(BitConverter.ToUInt64(rest), out var found))
            {
                var length = rest.CommonPrefixLength(sources[found.Source].AsSpan(found.Start));
                _pieces.Add((found.Source, found.Start, length));
                position += length;
                continue;
            }

            if (_pieces.Count > 0 && _pieces[^1] is { Source: -1 } last && last.Start + last.Length == literals.Count)
            {
                _pieces[^1] = last with { Length = last.Length + 1 };
            }
            else
            {
                _pieces.Add((-1, literals.Count, 1));
            }

            literals.Add(rest[0]);
            position++;
        }

        _literals = [.. literals];
        Length = answer.Length;
    }

    /// <summary>How long the answer is.</summary>
    public int Length { get; }

    /// <summary>Puts the answer together.</summary>
    /// <param name="sources">The same bytes that the script was made with.</param>
    public void Run(IReadOnlyList<ReadOnlyMemory<byte>> sources, Span<byte> answer)
    {
        foreach (var (source, start, length) in _pieces)
        {
            var from = source < 0 ? _literals : sources[source].Span;
            from.Slice(start, length).CopyTo(answer);
            answer = answer[length..];
        }
    }
}

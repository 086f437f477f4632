namespace TmfGraph.Composition.Files;

/// <summary>The CRC-32 by which an archive tells of each entry what its bytes are. .NET reads entries without looking at it.</summary>
/// <seealso href="https://www.rfc-editor.org/rfc/rfc1952#section-8"/>
internal static class ArchiveChecksum
{
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Enumerable.Range(0, 8).Aggregate((uint)n, (c, _) => (c >> 1) ^ ((c & 1) * Polynomial)))];

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var next in bytes)
        {
            sum = Table[(byte)(sum ^ next)] ^ (sum >> 8);
        }

        return ~sum;
    }
}

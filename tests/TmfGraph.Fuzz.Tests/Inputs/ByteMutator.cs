namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Damages bytes, whatever they say.</summary>
internal static class ByteMutator
{
    /// <summary>What readers of UTF-8 trip over: nothing, marks, halves of surrogate pairs, too long forms, what is cut off.</summary>
    private static readonly byte[][] Odd =
    [
        [0], [0xFF], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xC0, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        [0xF0, 0x9F, 0x98, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x80], [(byte)'\r'], [(byte)'\n'], [(byte)'\\'], [(byte)'"'], [0x7F], [0xE2, 0x80, 0xA8],
    ];

    public static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = new List<byte>(source);
        for (var times = random.Size(20); times > 0; times--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Size(64), bytes.Count - at);
            switch (random.Next(6))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.InsertRange(at, random.Pick(Odd));
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                case 4 when random.Once(4):
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                default:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }
}

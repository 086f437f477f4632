using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// A hash over one or more texts, seeded for each process, so that nobody can choose texts that collide. Eight bytes at a time are multiplied to
/// 128 bits and folded.
/// </summary>
internal ref struct SeededHash
{
    private static readonly ulong Seed = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private static readonly ulong Factor = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    private ulong _value;

    /// <summary>The hash of what was added.</summary>
    public readonly int Value => (int)(_value ^ (_value >> 32));

    /// <summary>Adds a text; where one ends counts too.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var value = _value ^ Seed ^ (ulong)text.Length;
        var rest = 0UL;
        if (text.Length >= sizeof(ulong))
        {
            for (var left = text; left.Length > sizeof(ulong); left = left[sizeof(ulong)..])
            {
                value = Fold(value ^ BinaryPrimitives.ReadUInt64LittleEndian(left));
            }

            rest = BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]); // some bytes may count twice, which costs less than to look
        }
        else if (text.Length >= sizeof(uint))
        {
            rest = BinaryPrimitives.ReadUInt32LittleEndian(text) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^sizeof(uint)..]) << 32);
        }
        else if (text.Length > 0)
        {
            rest = text[0] | ((ulong)text[text.Length / 2] << 8) | ((ulong)text[^1] << 16);
        }

        _value = Fold(value ^ rest);
    }

    /// <summary>Adds a number.</summary>
    public void Add(int number) => _value = Fold(_value ^ Seed ^ (uint)number);

    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value, Factor, out var low);
        return high ^ low ^ Seed;
    }
}

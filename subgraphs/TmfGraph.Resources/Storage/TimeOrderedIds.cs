using System.Security.Cryptography;

namespace TmfGraph.Resources.Storage;

/// <summary>
/// Makes UUIDs of version 7 (RFC 9562) that grow strictly within a process: 12 bits behind the milliseconds count on when the clock stands still, so
/// an order by id is an order by age.
/// </summary>
internal sealed class TimeOrderedIds(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _last; // 48 bits of milliseconds, then 12 bits of counter

    public string Next()
    {
        long stamp;
        lock (_lock)
        {
            var now = time.GetUtcNow().ToUnixTimeMilliseconds() << 12;
            stamp = _last = Math.Max(now, _last + 1);
        }

        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[8..]);
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(stamp >> (52 - (8 * i)));
        }

        bytes[6] = (byte)(0x70 | ((stamp >> 8) & 0x0F));
        bytes[7] = (byte)stamp;
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}

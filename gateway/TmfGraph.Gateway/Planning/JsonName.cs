using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace TmfGraph.Gateway.Planning;

/// <summary>The name of a property as it stands in JSON, with its closing quote, in a form in which it is compared at once.</summary>
internal sealed class JsonName
{
    /// <summary>That of the field by which objects say their type.</summary>
    public static readonly JsonName TypeName = new("__typename");

    private readonly byte[] _utf8;

    // the first eight bytes, and which of them there are: most names are told by them
    private readonly ulong _head;
    private readonly ulong _mask;

    /// <param name="name">The name; no character in it is escaped in JSON, as names of GraphQL have none of those.</param>
    public JsonName(string name)
    {
        _utf8 = Encoding.UTF8.GetBytes(name + '"');
        Span<byte> head = stackalloc byte[sizeof(ulong)];
        head.Clear();
        _utf8.AsSpan(0, Math.Min(_utf8.Length, sizeof(ulong))).CopyTo(head);
        _head = BinaryPrimitives.ReadUInt64LittleEndian(head);
        _mask = _utf8.Length >= sizeof(ulong) ? ulong.MaxValue : (1UL << (8 * _utf8.Length)) - 1;
    }

    /// <summary>Bytes of the name and its closing quote.</summary>
    public int Length => _utf8.Length;

    /// <summary>The name and its closing quote.</summary>
    public ReadOnlySpan<byte> Quoted => _utf8;

    /// <summary>Whether a text begins with the name and its closing quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Begins(ReadOnlySpan<byte> text)
    {
        if (!BinaryPrimitives.TryReadUInt64LittleEndian(text, out var head))
        {
            return text.StartsWith(_utf8); // the end of all text is near
        }

        return (head & _mask) == _head && (_utf8.Length <= sizeof(ulong) || text[sizeof(ulong)..].StartsWith(_utf8.AsSpan(sizeof(ulong))));
    }

    public override string ToString() => Encoding.UTF8.GetString(_utf8.AsSpan(..^1));
}

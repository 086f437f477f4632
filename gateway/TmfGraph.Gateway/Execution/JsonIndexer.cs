using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.GraphQL;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

// How answers are indexed
// -----------------------
// All that is wanted of an answer is where its values are: no token is looked at twice, no text decoded, no number converted. So there is no
// reader that stops at every token: one loop goes over the bytes, and texts, which are most of them, sixteen bytes at a time. It takes what RFC 8259
// takes and nothing else, values after one another included; that it is UTF-8 has been seen to (SourceJson).

/// <summary>Finds the values in JSON; see <see cref="JsonTape"/>.</summary>
internal ref struct JsonIndexer
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _offset;
    private JsonRow[] _rows;
    private int _count;

    private JsonIndexer(ReadOnlySpan<byte> bytes, int offset)
    {
        _bytes = bytes;
        _offset = offset;
        _rows = RequestArrays<JsonRow>.Pool.Rent(Math.Max(16, bytes.Length / 24));
    }

    /// <summary>Finds all values.</summary>
    /// <param name="bytes">JSON, or several values of it after one another.</param>
    /// <param name="offset">Is added to all positions.</param>
    /// <param name="count">How many there are.</param>
    /// <returns>Rows from the shared pool, in document order.</returns>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than <see cref="SourceJson.MaxDepth"/>.</exception>
    public static JsonRow[] Index(ReadOnlySpan<byte> bytes, int offset, out int count)
    {
        var indexer = new JsonIndexer(bytes, offset);
        try
        {
            indexer.Run();
            count = indexer._count;
            return indexer._rows;
        }
        catch
        {
            RequestArrays<JsonRow>.Pool.Return(indexer._rows);
            throw;
        }
    }

    private void Run()
    {
        Span<int> open = stackalloc int[SourceJson.MaxDepth];
        var bytes = _bytes; // what the loop looks at all the time is its own
        var depth = 0;
        var inObject = false;
        var at = SkipSpace(bytes, 0);
        while (at < bytes.Length)
        {
            var name = 0;
            if (inObject)
            {
                name = _offset + at + 1;
                at = SkipName(bytes, at);
            }

            var first = ByteAt(bytes, at);
            if (first is (byte)'{' or (byte)'[')
            {
                if (depth == SourceJson.MaxDepth)
                {
                    throw new JsonException($"The JSON is nested deeper than {SourceJson.MaxDepth}.");
                }

                open[depth++] = _count;
                Add(new JsonRow(_offset + at, 0, 0, name));
                inObject = first == (byte)'{';
                at = SkipSpace(bytes, at + 1);
                if (!Closes(bytes, at, inObject))
                {
                    if (at == bytes.Length)
                    {
                        throw Unexpected(at);
                    }

                    continue;
                }
            }
            else
            {
                var start = at;
                at = SkipLeaf(bytes, at, first);
                Add(new JsonRow(_offset + start, _offset + at, _count + 1, name));
                at = SkipSpace(bytes, at);
            }

            // a value has ended, and with it perhaps those around it
            while (depth > 0 && Closes(bytes, at, inObject))
            {
                at++;
                ref var ended = ref _rows[open[--depth]];
                ended = ended with { End = _offset + at, Next = _count };
                inObject = depth > 0 && bytes[_rows[open[depth - 1]].Start - _offset] == (byte)'{';
                at = SkipSpace(bytes, at);
            }

            if (depth > 0)
            {
                at = SkipSpace(bytes, Expect(bytes, at, (byte)','));
                if (at == bytes.Length)
                {
                    throw Unexpected(at);
                }
            }
        }
    }

    /// <summary>The byte at a place; 0, which begins nothing, at the end.</summary>
    private static byte ByteAt(ReadOnlySpan<byte> bytes, int at) => (uint)at < (uint)bytes.Length ? bytes[at] : (byte)0;

    private static bool Closes(ReadOnlySpan<byte> bytes, int at, bool inObject) => ByteAt(bytes, at) == (inObject ? (byte)'}' : (byte)']');

    private static int Expect(ReadOnlySpan<byte> bytes, int at, byte expected) => ByteAt(bytes, at) == expected ? at + 1 : throw Unexpected(at);

    // all that follow go from one place to another

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at) =>
        (uint)at < (uint)bytes.Length && bytes[at] <= (byte)' ' ? SkipSpaces(bytes, at) : at; // compact JSON has none

    private static int SkipSpaces(ReadOnlySpan<byte> bytes, int at)
    {
        for (; at < bytes.Length && bytes[at] <= (byte)' '; at++)
        {
            if (bytes[at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                throw Unexpected(at);
            }
        }

        return at;
    }

    /// <summary>A property's name, up to its value.</summary>
    private static int SkipName(ReadOnlySpan<byte> bytes, int at)
    {
        at = SkipText(bytes, Expect(bytes, at, (byte)'"'));
        return SkipSpace(bytes, Expect(bytes, SkipSpace(bytes, at), (byte)':'));
    }

    private static int SkipLeaf(ReadOnlySpan<byte> bytes, int at, byte first) => first switch
    {
        (byte)'"' => SkipText(bytes, at + 1),
        (byte)'t' => SkipWord(bytes, at, "true"u8),
        (byte)'f' => SkipWord(bytes, at, "false"u8),
        (byte)'n' => SkipWord(bytes, at, "null"u8),
        _ => SkipNumber(bytes, at),
    };

    private static int SkipWord(ReadOnlySpan<byte> bytes, int at, ReadOnlySpan<byte> word) =>
        bytes[at..].StartsWith(word) ? at + word.Length : throw Unexpected(at);

    private static int SkipNumber(ReadOnlySpan<byte> bytes, int at)
    {
        if (ByteAt(bytes, at) == (byte)'-')
        {
            at++;
        }

        at = ByteAt(bytes, at) == (byte)'0' ? at + 1 : SkipDigits(bytes, at);
        if (ByteAt(bytes, at) == (byte)'.')
        {
            at = SkipDigits(bytes, at + 1);
        }

        if (ByteAt(bytes, at) is (byte)'e' or (byte)'E')
        {
            at++;
            at = SkipDigits(bytes, ByteAt(bytes, at) is (byte)'+' or (byte)'-' ? at + 1 : at);
        }

        return at;
    }

    private static int SkipDigits(ReadOnlySpan<byte> bytes, int at)
    {
        var start = at;
        while (char.IsAsciiDigit((char)ByteAt(bytes, at)))
        {
            at++;
        }

        return at > start ? at : throw Unexpected(at);
    }

    /// <summary>From behind the opening quote of a text to behind its closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipText(ReadOnlySpan<byte> bytes, int at)
    {
        at = EndOfPlain(bytes, at);
        return ByteAt(bytes, at) == (byte)'"' ? at + 1 : SkipEscapedText(bytes, at);
    }

    private static int SkipEscapedText(ReadOnlySpan<byte> bytes, int at)
    {
        while (ByteAt(bytes, at) == (byte)'\\')
        {
            at = EndOfPlain(bytes, SkipEscape(bytes, at + 1));
        }

        return Expect(bytes, at, (byte)'"'); // else a control character, or the end
    }

    private static int SkipEscape(ReadOnlySpan<byte> bytes, int at) => ByteAt(bytes, at) switch
    {
        (byte)'u' when bytes.Length - at > 4
            && char.IsAsciiHexDigit((char)bytes[at + 1]) && char.IsAsciiHexDigit((char)bytes[at + 2])
            && char.IsAsciiHexDigit((char)bytes[at + 3]) && char.IsAsciiHexDigit((char)bytes[at + 4]) => at + 5,
        (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' => at + 1,
        _ => throw Unexpected(at),
    };

    /// <summary>To the next quote, backslash or control character; to the end when there is none.</summary>
    private static int EndOfPlain(ReadOnlySpan<byte> bytes, int at)
    {
        for (; bytes.Length - at >= Vector128<byte>.Count; at += Vector128<byte>.Count)
        {
            var block = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes), (nuint)at);
            var ends = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            if (ends != Vector128<byte>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
            }
        }

        while (at < bytes.Length && bytes[at] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            at++;
        }

        return at;
    }

    private void Add(JsonRow row)
    {
        if (_count == _rows.Length)
        {
            RequestArrays<JsonRow>.Pool.Grow(ref _rows, _count, _count + 1);
        }

        _rows[_count++] = row;
    }

    private static JsonException Unexpected(int at) => new($"There is no JSON value at byte {at}.");
}

/// <summary>Offsets of a value and its name, and the number of the row after it.</summary>
internal readonly record struct JsonRow(int Start, int End, int Next, int Name);

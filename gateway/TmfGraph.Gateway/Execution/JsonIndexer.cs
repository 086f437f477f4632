using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
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
    private int _at;

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
        var depth = 0;
        var inObject = false;
        SkipSpace();
        while (_at < _bytes.Length)
        {
            var name = inObject ? ReadName() : 0;
            var first = Current;
            if (first is (byte)'{' or (byte)'[')
            {
                if (depth == SourceJson.MaxDepth)
                {
                    throw new JsonException($"The JSON is nested deeper than {SourceJson.MaxDepth}.");
                }

                open[depth++] = _count;
                Add(new JsonRow(_offset + _at, 0, 0, name));
                inObject = first == (byte)'{';
                _at++;
                SkipSpace();
                if (!Closes(inObject))
                {
                    if (_at == _bytes.Length)
                    {
                        throw Unexpected();
                    }

                    continue;
                }
            }
            else
            {
                var start = _offset + _at;
                SkipLeaf(first);
                Add(new JsonRow(start, _offset + _at, _count + 1, name));
                SkipSpace();
            }

            // a value has ended, and with it perhaps those around it
            while (depth > 0 && Closes(inObject))
            {
                _at++;
                ref var ended = ref _rows[open[--depth]];
                ended = ended with { End = _offset + _at, Next = _count };
                inObject = depth > 0 && _bytes[_rows[open[depth - 1]].Start - _offset] == (byte)'{';
                SkipSpace();
            }

            if (depth > 0)
            {
                Expect((byte)',');
                SkipSpace();
                if (_at == _bytes.Length)
                {
                    throw Unexpected();
                }
            }
        }
    }

    /// <summary>The byte that is looked at; 0, which begins nothing, at the end.</summary>
    private readonly byte Current => _at < _bytes.Length ? _bytes[_at] : (byte)0;

    private readonly bool Closes(bool inObject) => Current == (inObject ? (byte)'}' : (byte)']');

    private void Expect(byte expected)
    {
        if (Current != expected)
        {
            throw Unexpected();
        }

        _at++;
    }

    private void SkipSpace()
    {
        // compact JSON has none
        while (Current <= (byte)' ' && _at < _bytes.Length)
        {
            if (_bytes[_at] is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                throw Unexpected();
            }

            _at++;
        }
    }

    /// <summary>Reads a property's name up to its value, and gives where it begins.</summary>
    private int ReadName()
    {
        var name = _offset + _at + 1;
        Expect((byte)'"');
        SkipText();
        SkipSpace();
        Expect((byte)':');
        SkipSpace();
        return name;
    }

    private void SkipLeaf(byte first)
    {
        switch (first)
        {
            case (byte)'"':
                _at++;
                SkipText();
                break;
            case (byte)'t':
                SkipWord("true"u8);
                break;
            case (byte)'f':
                SkipWord("false"u8);
                break;
            case (byte)'n':
                SkipWord("null"u8);
                break;
            default:
                SkipNumber();
                break;
        }
    }

    private void SkipWord(ReadOnlySpan<byte> word)
    {
        if (!_bytes[_at..].StartsWith(word))
        {
            throw Unexpected();
        }

        _at += word.Length;
    }

    private void SkipNumber()
    {
        if (Current == (byte)'-')
        {
            _at++;
        }

        if (Current == (byte)'0')
        {
            _at++;
        }
        else
        {
            SkipDigits();
        }

        if (Current == (byte)'.')
        {
            _at++;
            SkipDigits();
        }

        if (Current is (byte)'e' or (byte)'E')
        {
            _at++;
            if (Current is (byte)'+' or (byte)'-')
            {
                _at++;
            }

            SkipDigits();
        }
    }

    private void SkipDigits()
    {
        var start = _at;
        while (char.IsAsciiDigit((char)Current))
        {
            _at++;
        }

        if (_at == start)
        {
            throw Unexpected();
        }
    }

    /// <summary>Goes behind the closing quote of a text whose opening one has been passed.</summary>
    private void SkipText()
    {
        while (true)
        {
            _at = EndOfPlain(_bytes, _at);
            switch (Current)
            {
                case (byte)'"':
                    _at++;
                    return;
                case (byte)'\\':
                    _at++;
                    SkipEscape();
                    break;
                default:
                    throw Unexpected(); // a control character, or the end
            }
        }
    }

    private void SkipEscape()
    {
        var escape = Current;
        if (escape == (byte)'u' && _bytes.Length - _at > 4
            && char.IsAsciiHexDigit((char)_bytes[_at + 1]) && char.IsAsciiHexDigit((char)_bytes[_at + 2])
            && char.IsAsciiHexDigit((char)_bytes[_at + 3]) && char.IsAsciiHexDigit((char)_bytes[_at + 4]))
        {
            _at += 5;
        }
        else if (escape is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t')
        {
            _at++;
        }
        else
        {
            throw Unexpected();
        }
    }

    /// <summary>Where the next quote, backslash or control character is; the length when there is none.</summary>
    private static int EndOfPlain(ReadOnlySpan<byte> bytes, int from)
    {
        for (; bytes.Length - from >= Vector128<byte>.Count; from += Vector128<byte>.Count)
        {
            var block = Vector128.Create(bytes.Slice(from, Vector128<byte>.Count));
            var ends = Vector128.Equals(block, Vector128.Create((byte)'"'))
                | Vector128.Equals(block, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(block, Vector128.Create((byte)' '));
            if (ends != Vector128<byte>.Zero)
            {
                return from + BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
            }
        }

        while (from < bytes.Length && bytes[from] is not ((byte)'"' or (byte)'\\' or < (byte)' '))
        {
            from++;
        }

        return from;
    }

    private void Add(JsonRow row)
    {
        if (_count == _rows.Length)
        {
            var larger = RequestArrays<JsonRow>.Pool.Rent(_rows.Length * 2);
            _rows.CopyTo(larger, 0);
            RequestArrays<JsonRow>.Pool.Return(_rows);
            _rows = larger;
        }

        _rows[_count++] = row;
    }

    private readonly JsonException Unexpected() => new($"There is no JSON value at byte {_at}.");
}

/// <summary>Offsets of a value and its name, and the number of the row after it.</summary>
internal readonly record struct JsonRow(int Start, int End, int Next, int Name);

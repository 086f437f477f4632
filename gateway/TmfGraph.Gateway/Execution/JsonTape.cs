using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// An index over JSON bytes: for every value where it begins and ends, where the value after it is, and where its name stands. The bytes
/// are never copied; leaves are handed on as they were received. Rows are numbered in document order, so a row is also the identity of an
/// object, which is what lookups join on.
/// </summary>
internal sealed class JsonTape : IDisposable
{
    private readonly IDisposable? _owner;
    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly int _length;
    private Row[] _rows;
    private int _count;

    private JsonTape(ReadOnlyMemory<byte> bytes, IDisposable? owner)
    {
        // an array is reached at once where a Memory asks each time what it is over
        var array = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());
        _bytes = array.Array!; // a segment that was got has one
        _start = array.Offset;
        _length = array.Count;
        _owner = owner;
        _rows = ArrayPool<Row>.Shared.Rent(Math.Max(16, bytes.Length / 12));
    }

    /// <summary>How many values there are.</summary>
    public int Count => _count;

    /// <summary>Indexes the bytes, which may hold several values after one another (JSON lines).</summary>
    /// <param name="owner">Disposed with the tape; null for none.</param>
    /// <exception cref="JsonException">They are no JSON, nested deeper than <see cref="SourceJson.MaxDepth"/>, or not UTF-8.</exception>
    public static JsonTape Parse(ReadOnlyMemory<byte> bytes, IDisposable? owner)
    {
        SourceJson.CheckText(bytes.Span);
        var tape = new JsonTape(bytes, owner);
        try
        {
            tape.Index();
            return tape;
        }
        catch
        {
            // the caller still owns the bytes
            tape.ReturnRows();
            throw;
        }
    }

    public byte FirstByte(int row) => _bytes[_rows[row].Start];

    public bool IsObject(int row) => FirstByte(row) == (byte)'{';

    public bool IsArray(int row) => FirstByte(row) == (byte)'[';

    public bool IsString(int row) => FirstByte(row) == (byte)'"';

    public bool IsNull(int row) => FirstByte(row) == (byte)'n';

    /// <summary>The value's own text.</summary>
    public ReadOnlySpan<byte> Raw(int row)
    {
        ref readonly var at = ref _rows[row];
        return _bytes.AsSpan(at.Start, at.End - at.Start);
    }

    /// <summary>
    /// Where a property stands as its name in quotes, a colon and its value with nothing in between; false when there is something.
    /// The offsets are those of <see cref="Text"/>.
    /// </summary>
    /// <param name="key">The property's name with its closing quote.</param>
    public bool TryGetProperty(int row, ReadOnlySpan<byte> key, out int start, out int end)
    {
        ref readonly var at = ref _rows[row];
        start = at.Name - 1;
        end = at.End;
        return at.Start == at.Name + key.Length + 1;
    }

    /// <summary>A part of the bytes as they were received.</summary>
    public ReadOnlySpan<byte> Text(int start, int end) => _bytes.AsSpan(start, end - start);

    /// <summary>The row after the value and all it holds.</summary>
    public int Next(int row) => _rows[row].Next;

    /// <summary>
    /// The property of an object, or -1. The search begins at <paramref name="hint"/>, which is moved behind what was found: who asks in
    /// the order of the document finds each property at once.
    /// </summary>
    /// <param name="key">The name with its closing quote.</param>
    public int Find(int row, ReadOnlySpan<byte> key, ref int hint)
    {
        var rows = _rows;
        var bytes = _bytes;
        var end = rows[row].Next;
        for (var i = hint; i < end; i = rows[i].Next)
        {
            if (bytes.AsSpan(rows[i].Name).StartsWith(key))
            {
                hint = rows[i].Next;
                return i;
            }
        }

        for (var i = row + 1; i < hint; i = rows[i].Next)
        {
            if (bytes.AsSpan(rows[i].Name).StartsWith(key))
            {
                hint = rows[i].Next;
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc cref="Find(int, ReadOnlySpan{byte}, ref int)"/>
    public int Find(int row, ReadOnlySpan<byte> key)
    {
        var hint = row + 1;
        return Find(row, key, ref hint);
    }

    public void Dispose()
    {
        ReturnRows();
        _owner?.Dispose();
    }

    private void ReturnRows()
    {
        if (_rows.Length > 0)
        {
            ArrayPool<Row>.Shared.Return(_rows);
            _rows = [];
        }
    }

    private void Index()
    {
        var reader = new Utf8JsonReader(_bytes.AsSpan(_start, _length), new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = SourceJson.MaxDepth });
        Span<int> open = stackalloc int[SourceJson.MaxDepth + 1];
        var depth = 0;
        var name = 0;
        while (reader.Read())
        {
            var start = _start + (int)reader.TokenStartIndex;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = start + 1;
                    break;
                case JsonTokenType.StartObject:
                case JsonTokenType.StartArray:
                    open[depth++] = _count;
                    Add(new Row(start, 0, 0, name));
                    break;
                case JsonTokenType.EndObject:
                case JsonTokenType.EndArray:
                    ref var opened = ref _rows[open[--depth]];
                    opened = opened with { End = start + 1, Next = _count };
                    break;
                default:
                    Add(new Row(start, _start + (int)reader.BytesConsumed, _count + 1, name));
                    break;
            }
        }
    }

    private void Add(Row row)
    {
        if (_count == _rows.Length)
        {
            var larger = ArrayPool<Row>.Shared.Rent(_rows.Length * 2);
            _rows.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<Row>.Shared.Return(_rows);
            _rows = larger;
        }

        _rows[_count++] = row;
    }

    /// <summary>Offsets of a value and its name, and the number of the row after it.</summary>
    private readonly record struct Row(int Start, int End, int Next, int Name);
}

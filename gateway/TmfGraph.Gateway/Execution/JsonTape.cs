using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

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
    private readonly int _count;
    private JsonRow[] _rows;

    private JsonTape(ReadOnlyMemory<byte> bytes, IDisposable? owner)
    {
        // an array is reached at once where a Memory asks each time what it is over
        var array = MemoryMarshal.TryGetArray(bytes, out var segment) ? segment : new ArraySegment<byte>(bytes.ToArray());
        _bytes = array.Array!; // a segment that was got has one
        _rows = JsonIndexer.Index(array, array.Offset, out _count);
        _owner = owner;
    }

    /// <summary>How many values there are.</summary>
    public int Count => _count;

    /// <summary>Indexes the bytes, which may hold several values after one another (JSON lines).</summary>
    /// <param name="owner">Disposed with the tape; null for none.</param>
    /// <exception cref="JsonException">They are no JSON, nested deeper than <see cref="SourceJson.MaxDepth"/>, or not UTF-8; whoever has the bytes still owns them.</exception>
    public static JsonTape Parse(ReadOnlyMemory<byte> bytes, IDisposable? owner)
    {
        SourceJson.CheckText(bytes.Span);
        return new JsonTape(bytes, owner);
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
    /// </summary>
    public bool TryGetProperty(int row, JsonName name, out TextPlace place)
    {
        ref readonly var at = ref _rows[row];
        place = new TextPlace(at.Name - 1, at.End);
        return at.Start == at.Name + name.Length + 1;
    }

    /// <summary>A part of the bytes as they were received.</summary>
    public ReadOnlySpan<byte> Text(TextPlace place) => _bytes.AsSpan(place.Start, place.End - place.Start);

    /// <summary>The row after the value and all it holds.</summary>
    public int Next(int row) => _rows[row].Next;

    /// <summary>An item of a list, or -1.</summary>
    public int Item(int row, int index)
    {
        if (!IsArray(row))
        {
            return -1;
        }

        var item = row + 1;
        for (var i = 0; i < index && item < Next(row); i++)
        {
            item = Next(item);
        }

        return item < Next(row) ? item : -1;
    }

    /// <summary>How many items a list has.</summary>
    public int CountItems(int row)
    {
        var count = 0;
        for (var item = row + 1; item < Next(row); item = Next(item))
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// The property of an object, or -1. The search begins at <paramref name="hint"/>, which is moved behind what was found: who asks in
    /// the order of the document finds each property at once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int row, JsonName name, ref int hint)
    {
        var next = hint;
        if (next < _rows[row].Next && name.Begins(_bytes.AsSpan(_rows[next].Name)))
        {
            hint = _rows[next].Next;
            return next;
        }

        return Search(row, name, ref hint);
    }

    /// <inheritdoc cref="Find(int, JsonName, ref int)"/>
    public int Find(int row, JsonName name)
    {
        var hint = row + 1;
        return Find(row, name, ref hint);
    }

    public void Dispose()
    {
        if (_rows.Length > 0)
        {
            RequestArrays<JsonRow>.Pool.Return(_rows);
            _rows = [];
        }

        _owner?.Dispose();
    }

    private int Search(int row, JsonName name, ref int hint)
    {
        var found = Search(hint, _rows[row].Next, name);
        if (found < 0)
        {
            found = Search(row + 1, hint, name);
        }

        hint = found < 0 ? hint : _rows[found].Next;
        return found;
    }

    private int Search(int from, int end, JsonName name)
    {
        for (var i = from; i < end; i = _rows[i].Next)
        {
            if (name.Begins(_bytes.AsSpan(_rows[i].Name)))
            {
                return i;
            }
        }

        return -1;
    }
}

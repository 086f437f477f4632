using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TmfGraph.GraphQL.Execution;

/// <summary>
/// Writes JSON as UTF-8 into one growing rented buffer that can be cut back: a null that moves up truncates what its parent had written.
/// It checks nothing; whoever writes knows the shape.
/// </summary>
public sealed class ResultWriter : IBufferWriter<byte>, IDisposable
{
    private const int DefaultCapacity = 4096;

    private byte[] _buffer;

    public ResultWriter(int capacity = DefaultCapacity) => _buffer = RequestArrays<byte>.Pool.Rent(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public ReadOnlySpan<byte> WrittenSpan => _buffer.AsSpan(0, Length);

    /// <summary>What is written, to be changed in place.</summary>
    public Span<byte> MutableSpan => _buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Length);

    /// <summary>Forgets everything after the first <paramref name="length"/> bytes.</summary>
    public void Truncate(int length) => Length = length;

    /// <summary>Forgets everything; a buffer of more than <paramref name="keep"/> bytes is given back for a small one.</summary>
    public void Reset(int keep)
    {
        Length = 0;
        if (_buffer.Length > keep)
        {
            RequestArrays<byte>.Pool.Return(_buffer);
            _buffer = []; // in case there is no memory for the small one
            _buffer = RequestArrays<byte>.Pool.Rent(DefaultCapacity);
        }
    }

    public void WriteByte(byte value)
    {
        if (Length == _buffer.Length)
        {
            Grow(1);
        }

        _buffer[Length++] = value;
    }

    /// <summary>Copies bytes as they are.</summary>
    public void WriteRaw(ReadOnlySpan<byte> utf8)
    {
        if (_buffer.Length - Length < utf8.Length)
        {
            Grow(utf8.Length);
        }

        utf8.CopyTo(_buffer.AsSpan(Length));
        Length += utf8.Length;
    }

    public void WriteNull() => WriteRaw("null"u8);

    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    public void WriteNumber(long value)
    {
        EnsureFree(20);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>Writes a string with quotes and escapes.</summary>
    public void WriteString(ReadOnlySpan<char> value)
    {
        EnsureFree((value.Length * 6) + 2);
        _buffer[Length++] = (byte)'"';
        var target = _buffer.AsSpan(Length);
        if (value.IndexOfAnyInRange('\0', '\u001f') < 0 && value.IndexOfAny('"', '\\') < 0)
        {
            Length += Encoding.UTF8.GetBytes(value, target);
        }
        else
        {
            Length += Encoding.UTF8.GetBytes(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value.ToString()), target);
        }

        WriteByte((byte)'"');
    }

    /// <summary>Copies a JSON element's own text.</summary>
    public void WriteJson(JsonElement element) =>
        WriteRaw(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element));

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureFree(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureFree(Math.Max(sizeHint, 1));
        return _buffer.AsSpan(Length);
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        Length = 0;
        if (buffer.Length > 0)
        {
            RequestArrays<byte>.Pool.Return(buffer);
        }
    }

    private void EnsureFree(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int needed) => RequestArrays<byte>.Pool.Grow(ref _buffer, Length, Length + needed);
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace TmfGraph.Gateway.Clients;

/// <summary>
/// Reads results off a stream: server-sent events, or one JSON text a line.
/// </summary>
/// <seealso href="https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation"/>
internal sealed class EventReader : IAsyncDisposable
{
    private readonly PipeReader _pipe;
    private readonly bool _isEvents;
    private readonly int _maxBytes;
    private readonly SignsOfLife _life;
    private readonly ITimer _silence;
    private readonly List<byte[]> _data = []; // of the event that is under way, by line: nearly always one, which is its body as it stands
    private int _dataLength;
    private long _scanned; // of the line that is under way, without an end so far
    private string? _event;
    private string? _id;
    private bool _isAtStart = true;
    private bool _hasBegun;

    /// <param name="isEvents">Whether it has events, and not lines.</param>
    /// <param name="maxBytes">The largest result.</param>
    /// <param name="life">What is known of the source's signs of life.</param>
    public EventReader(Stream stream, bool isEvents, int maxBytes, SignsOfLife life)
    {
        _pipe = PipeReader.Create(stream);
        _isEvents = isEvents;
        _maxBytes = maxBytes;
        _life = life;
        _silence = life.Time.CreateTimer(static pipe => ((PipeReader)pipe!).CancelPendingRead(), _pipe, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether the server has said that there is nothing more, rather than just gone.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The next result, or the place of an event that has only an id; null at the end.</summary>
    /// <exception cref="InvalidDataException">A result is larger than allowed.</exception>
    /// <exception cref="TimeoutException">Nothing has come for too long, although the source sends signs of life.</exception>
    public async ValueTask<SourceResponse?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await ReadPipeAsync(cancellationToken).ConfigureAwait(false);
            var rest = read.Buffer;
            SourceResponse? found = null;
            while (found is null && !IsComplete && TryReadLine(ref rest, out var line))
            {
                found = Take(line);
            }

            if (found is null && read.IsCompleted && !_isEvents && rest.Length > 0)
            {
                found = Take(rest);
                (rest, _scanned) = (rest.Slice(rest.End), 0);
            }

            if (rest.Length + _dataLength > _maxBytes)
            {
                throw new InvalidDataException($"A result of the stream is larger than {_maxBytes} bytes.");
            }

            _pipe.AdvanceTo(rest.Start, found is null ? rest.End : rest.Start);
            if (found is not null)
            {
                return found;
            }

            if (read.IsCompleted || IsComplete)
            {
                return null;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _silence.DisposeAsync().ConfigureAwait(false);
        await _pipe.CompleteAsync().ConfigureAwait(false);
    }

    private async ValueTask<ReadResult> ReadPipeAsync(CancellationToken cancellationToken)
    {
        var pending = _pipe.ReadAsync(cancellationToken);
        if (pending.IsCompleted || !_life.AreExpected)
        {
            return await pending.ConfigureAwait(false);
        }

        _silence.Change(_life.Patience, Timeout.InfiniteTimeSpan);
        var read = await pending.ConfigureAwait(false);
        _silence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return read.IsCanceled ? throw new TimeoutException($"Nothing has come for {_life.Patience.TotalSeconds:0.###} seconds.") : read;
    }

    /// <summary>However small the pieces that a line comes in, each byte of it is looked at once.</summary>
    private bool TryReadLine(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        if (rest.Slice(_scanned).PositionOf((byte)'\n') is not { } end)
        {
            _scanned = rest.Length;
            line = default;
            return false;
        }

        _scanned = 0;
        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
    }

    /// <summary>A byte order mark at the very beginning belongs to the stream and not to its first line.</summary>
    private SourceResponse? Take(ReadOnlySequence<byte> line)
    {
        if (_isAtStart)
        {
            _isAtStart = false;
            line = new SequenceReader<byte>(line).IsNext(SourceJson.Mark) ? line.Slice(SourceJson.Mark.Length) : line;
        }

        return _isEvents ? TakeEventLine(line) : TakeJsonLine(line);
    }

    private SourceResponse? TakeJsonLine(ReadOnlySequence<byte> line)
    {
        var bytes = line.ToArray();
        if (bytes.AsSpan().Trim(" \r"u8).IsEmpty)
        {
            NoteSignOfLife();
            _hasBegun = true;
            return null;
        }

        _hasBegun = true;
        return new SourceResponse(bytes, null);
    }

    private SourceResponse? TakeEventLine(ReadOnlySequence<byte> line)
    {
        line = WithoutReturn(line);
        if (line.IsEmpty)
        {
            return EndEvent();
        }

        var colon = line.PositionOf((byte)':');
        var name = colon is { } end ? line.Slice(0, end) : line;
        var value = colon is { } start ? WithoutSpace(line.Slice(line.GetPosition(1, start))) : ReadOnlySequence<byte>.Empty;
        if (name.IsEmpty)
        {
            NoteSignOfLife(); // a comment has no other purpose
        }
        else if (Is(name, "data"u8))
        {
            _data.Add(value.ToArray());
            _dataLength += (int)value.Length + 1; // with what stands between it and the next one
        }
        else if (Is(name, "event"u8))
        {
            _event = Encoding.UTF8.GetString(value);
        }
        else if (Is(name, "id"u8))
        {
            _id = Encoding.UTF8.GetString(value);
        }

        return null;
    }

    private static bool Is(ReadOnlySequence<byte> name, ReadOnlySpan<byte> known) =>
        name.Length == known.Length && new SequenceReader<byte>(name).IsNext(known);

    private static ReadOnlySequence<byte> WithoutReturn(ReadOnlySequence<byte> line) =>
        !line.IsEmpty && line.Slice(line.Length - 1).FirstSpan[0] == '\r' ? line.Slice(0, line.Length - 1) : line;

    private static ReadOnlySequence<byte> WithoutSpace(ReadOnlySequence<byte> value) =>
        new SequenceReader<byte>(value).IsNext((byte)' ') ? value.Slice(1) : value;

    /// <summary>There are servers that greet whoever opens a stream, so that the response begins, and are silent from then on.</summary>
    private void NoteSignOfLife() => _life.AreExpected |= _hasBegun;

    private SourceResponse? EndEvent()
    {
        _hasBegun = true;
        var data = TakeData();
        var (kind, id) = (_event, _id);
        _event = null;
        _id = null;
        if (kind == "complete")
        {
            IsComplete = true;
            return null;
        }

        // others have kinds of their own, pings for instance, which say nothing of results
        var isResult = kind is null or "" or "message" or "next";
        return isResult && data.Length > 0 ? new SourceResponse(data, null) { Cursor = id }
            : id is { Length: > 0 } ? SourceResponse.Place(id)
            : null;
    }
    private byte[] TakeData()
    {
        var data = _data switch
        {
            [] => [],
            [var only] => only,
            _ => Join(),
        };
        _data.Clear();
        _dataLength = 0;
        return data;
    }

    private byte[] Join()
    {
        var all = new byte[_dataLength - 1];
        var length = 0;
        foreach (var line in _data)
        {
            line.CopyTo(all, length);
            length += line.Length;
            if (length < all.Length)
            {
                all[length++] = (byte)'\n';
            }
        }

        return all;
    }
}

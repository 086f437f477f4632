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
    private readonly ArrayBufferWriter<byte> _data = new();
    private string? _event;
    private string? _id;
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
                found = _isEvents ? TakeEventLine(line) : TakeJsonLine(line);
            }

            if (found is null && read.IsCompleted && !_isEvents && rest.Length > 0)
            {
                found = TakeJsonLine(rest);
                rest = rest.Slice(rest.End);
            }

            if (rest.Length + _data.WrittenCount > _maxBytes)
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

    private static bool TryReadLine(ref ReadOnlySequence<byte> rest, out ReadOnlySequence<byte> line)
    {
        if (rest.PositionOf((byte)'\n') is not { } end)
        {
            line = default;
            return false;
        }

        line = rest.Slice(0, end);
        rest = rest.Slice(rest.GetPosition(1, end));
        return true;
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
        var text = line.ToArray().AsSpan().TrimEnd((byte)'\r');
        if (text.IsEmpty)
        {
            return EndEvent();
        }

        var colon = text.IndexOf((byte)':');
        if (colon == 0)
        {
            NoteSignOfLife(); // a comment has no other purpose
            return null;
        }

        var name = colon < 0 ? text : text[..colon];
        var value = colon < 0 ? default : text[(colon + 1)..];
        if (value.StartsWith(" "u8))
        {
            value = value[1..];
        }

        if (name.SequenceEqual("data"u8))
        {
            if (_data.WrittenCount > 0)
            {
                _data.Write("\n"u8);
            }

            _data.Write(value);
        }
        else if (name.SequenceEqual("event"u8))
        {
            _event = Encoding.UTF8.GetString(value);
        }
        else if (name.SequenceEqual("id"u8))
        {
            _id = Encoding.UTF8.GetString(value);
        }

        return null;
    }

    /// <summary>There are servers that greet whoever opens a stream, so that the response begins, and are silent from then on.</summary>
    private void NoteSignOfLife() => _life.AreExpected |= _hasBegun;

    private SourceResponse? EndEvent()
    {
        _hasBegun = true;
        var data = _data.WrittenSpan.ToArray();
        var (kind, id) = (_event, _id);
        _data.ResetWrittenCount();
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
}

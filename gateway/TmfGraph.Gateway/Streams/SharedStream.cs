using System.Threading.Channels;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Streams;

// One subscription at a source, many clients
// ------------------------------------------
// A pump reads the source and puts every event into the buffer of each client. It goes as fast as the fastest of them: as long as one has room it
// does not wait, and whoever has none then has fallen behind and is dropped with an error, so nobody is held up by another. When nobody has room,
// nobody is ahead, and it waits: a burst that is longer than the buffers then stays where it comes from. A client that is alone is never dropped.
//
// Who comes later begins with what happens next. The pump runs under no client's cancellation, with a copy of the headers that all of them have in
// common; it ends when the last client leaves.

/// <summary>A subscription at a source that several clients read.</summary>
internal sealed class SharedStream : IDisposable
{
    private readonly StreamOptions _options;
    private readonly ResumingStream _source;
    private readonly Action<SharedStream> _ended;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<StreamClient> _clients = [];
    private readonly Lock _lock = new();
    private readonly Channel<bool> _room = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SourceCounter? _counter;
    private string? _newest; // of the last event, behind which whoever joins begins; null when nobody can tell
    private bool _isClosed;

    /// <param name="ended">Called once, when nobody can join any more and the source is closed.</param>
    public SharedStream(ResumingStream source, StreamOptions options, SourceCounter? counter, Action<SharedStream> ended)
    {
        _source = source;
        _options = options;
        _counter = counter;
        _ended = ended;
    }

    /// <summary>Starts to read the source, outside the context of whoever happens to be the first.</summary>
    public void Start()
    {
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(PumpAsync);
        }
    }

    /// <summary>Lets one more client in; null when it is full or has ended. <see cref="OpenAsync"/> gives the events.</summary>
    public StreamClient? TryJoin()
    {
        lock (_lock)
        {
            if (_isClosed || _clients.Count >= _options.MaxClientsPerStream)
            {
                return null;
            }

            var client = new StreamClient(_options.MaxBufferedEvents, _options.MaxBufferedBytes, SignalRoom) { StartCursor = _newest };
            _clients.Add(client);
            SignalRoom();
            return client;
        }
    }

    /// <summary>Waits until the source listens.</summary>
    /// <exception cref="SourceSchemaException">It cannot be reached.</exception>
    public async ValueTask<SourceStream> OpenAsync(StreamClient client, CancellationToken cancellationToken)
    {
        try
        {
            await _opened.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(client);
            throw;
        }

        return new SourceStream(client.ReadAsync, () =>
        {
            Leave(client);
            return ValueTask.CompletedTask;
        })
        {
            StartCursor = client.StartCursor,
        };
    }

    /// <summary>Ends the stream for all who still read it.</summary>
    public void Dispose() => _stop.Cancel();

    private void Leave(StreamClient client)
    {
        bool isLast;
        lock (_lock)
        {
            isLast = _clients.Remove(client) && _clients.Count == 0;
            _isClosed |= isLast;
        }

        client.Drop(null);
        if (isLast)
        {
            _stop.Cancel(); // outside the lock, as it may run what is waiting
        }
    }

    private void SignalRoom() => _room.Writer.TryWrite(true);

    private async Task PumpAsync()
    {
        Exception? failure = null;
        try
        {
            await _source.OpenAsync(_stop.Token).ConfigureAwait(false);
            TellStart();
            _opened.TrySetResult();
            await foreach (var response in _source.ReadAsync(_stop.Token).ConfigureAwait(false))
            {
                await PublishAsync(response).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            failure = exception; // each client throws it where it reads
        }
        finally
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }

        _ended(this);
        lock (_lock)
        {
            _isClosed = true;
            foreach (var client in _clients)
            {
                client.Complete(failure);
            }
        }

        if (failure is not null)
        {
            _opened.TrySetException(failure);
            _ = _opened.Task.Exception; // nobody may be waiting
        }
    }

    /// <summary>Those who wait for the source to listen begin where it does.</summary>
    private void TellStart()
    {
        lock (_lock)
        {
            _newest = _source.StartCursor;
            foreach (var client in _clients)
            {
                client.StartCursor = _newest;
            }
        }
    }

    private async ValueTask PublishAsync(SourceResponse response)
    {
        while (!TryPublish(response))
        {
            await _room.Reader.ReadAsync(_stop.Token).ConfigureAwait(false);
        }
    }

    /// <summary>Gives an event to all clients; false when there is room nowhere.</summary>
    private bool TryPublish(SourceResponse response)
    {
        lock (_lock)
        {
            if (_clients.Count == 0)
            {
                response.Dispose(); // the last one has just left
                return true;
            }

            if (_clients.All(static c => c.IsFull))
            {
                return false;
            }

            _newest = response.Cursor;
            var body = new SharedBody(response, _clients.Count);
            foreach (var client in _clients)
            {
                var own = body.Open();
                if (!client.TryTake(own))
                {
                    own.Dispose();
                    client.Drop(TooSlow());
                    _counter?.AddDropped();
                }
            }

            _clients.RemoveWhere(static c => c.IsDropped);
            return true;
        }
    }

    private SourceSchemaException TooSlow() => new(
        StreamErrorCodes.SlowConsumer,
        $"The stream was read too slowly: {_options.MaxBufferedEvents} events or {_options.MaxBufferedBytes} bytes were waiting.");
}

using System.Runtime.CompilerServices;
using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Streams;

/// <summary>
/// A subscription at a source that outlives its connections. When one is lost, the next is opened behind the last event, and what the source
/// repeats is dropped. As long as there was none, the place counts that the source has told when it opened the stream. Without a cursor nobody
/// could tell what was missed: then the loss is the stream's end.
/// </summary>
/// <param name="open">Opens a connection.</param>
/// <param name="lost">Told why a connection was lost; <paramref name="open"/> tells itself of those that do not come about.</param>
internal sealed class ResumingStream(
    ResumableOperation operation,
    Func<SourceRequest, CancellationToken, ValueTask<SourceStream>> open,
    Action<SourceSchemaException> lost,
    StreamOptions options,
    TimeProvider time,
    SourceCounter? counter) : IAsyncDisposable
{
    private readonly RecentCursors _recent = new(options.MaxBufferedEvents);
    private SourceStream? _connection;

    /// <summary>Opens the first connection; see <see cref="ISourceSchemaClient.SubscribeAsync"/>.</summary>
    /// <exception cref="SourceSchemaException">There is none.</exception>
    public async ValueTask OpenAsync(CancellationToken cancellationToken) =>
        _connection = await open(operation.After(null), cancellationToken).ConfigureAwait(false);

    /// <summary>What resumes it before its first event, as far as that was known when it was opened.</summary>
    public string? StartCursor => _connection?.StartCursor;

    /// <summary>Events with their cursors, until the source completes.</summary>
    /// <exception cref="SourceSchemaException">The stream is lost, and cannot be resumed.</exception>
    public async IAsyncEnumerable<SourceResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var attempts = 0;
        while (true)
        {
            var opened = time.GetTimestamp();
            var isRepeating = _recent.Last is not null;
            if (!isRepeating && _connection!.StartCursor is { } start) // opened by now
            {
                _recent.Add(start);
            }

            var events = _connection!.ReadAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
            SourceSchemaException? loss;
            await using (events.ConfigureAwait(false))
            {
                while (true)
                {
                    (var isEvent, loss) = await MoveNextAsync(events, cancellationToken).ConfigureAwait(false);
                    if (!isEvent)
                    {
                        break;
                    }

                    var response = events.Current;
                    if (response.IsPlace)
                    {
                        if (!isRepeating)
                        {
                            _recent.Add(response.Cursor!); // a place has one
                        }

                        continue; // behind a cursor that it was asked to resume from, a source has nothing to tell of places
                    }

                    var cursor = operation.CursorOf(response);
                    if (isRepeating && cursor is not null && _recent.Contains(cursor))
                    {
                        response.Dispose();
                        continue;
                    }

                    isRepeating = false;
                    attempts = 0;
                    if (cursor is not null)
                    {
                        _recent.Add(cursor);
                    }

                    response.Cursor = cursor;
                    yield return response;
                }
            }

            if (loss is null)
            {
                yield break;
            }

            attempts = time.GetElapsedTime(opened) > options.MaxReconnectDelay ? 0 : attempts;
            attempts = await ReopenAsync(loss, attempts, cancellationToken).ConfigureAwait(false);
        }
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async ValueTask<(bool IsEvent, SourceSchemaException? Loss)> MoveNextAsync(IAsyncEnumerator<SourceResponse> events, CancellationToken cancellationToken)
    {
        try
        {
            return (await events.MoveNextAsync().ConfigureAwait(false), null);
        }
        catch (SourceSchemaException exception)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                lost(exception);
            }

            if (!exception.IsTransient)
            {
                throw;
            }

            return (false, exception);
        }
    }

    /// <summary>Tries until there is a connection again.</summary>
    /// <param name="attempts">How often it was tried already since the last event.</param>
    /// <returns>The same now.</returns>
    private async ValueTask<int> ReopenAsync(SourceSchemaException loss, int attempts, CancellationToken cancellationToken)
    {
        await DisposeAsync().ConfigureAwait(false);
        _connection = null;
        if (_recent.Last is null && !operation.IsResumed)
        {
            throw loss; // what happened meanwhile would be missed
        }

        while (attempts < options.MaxReconnects)
        {
            await Task.Delay(DelayBefore(attempts), time, cancellationToken).ConfigureAwait(false);
            attempts++;
            counter?.AddReconnect();
            try
            {
                _connection = await open(operation.After(_recent.Last), cancellationToken).ConfigureAwait(false);
                return attempts;
            }
            catch (SourceSchemaException exception) when (exception.IsTransient)
            {
                loss = exception;
            }
        }

        throw loss;
    }

    /// <summary>Twice as long each time, and never quite the same for all: a source that comes back is not to meet everybody at once.</summary>
    private TimeSpan DelayBefore(int attempts)
    {
        var delay = Math.Min(options.ReconnectDelay.TotalMilliseconds * Math.Pow(2, attempts), options.MaxReconnectDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(delay * (1 - (Random.Shared.NextDouble() / 2)));
    }
}

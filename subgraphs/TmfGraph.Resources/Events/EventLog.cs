using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Sql;

namespace TmfGraph.Resources.Events;

/*
 * The event log as a live stream.
 *
 * The table is the truth. Sequences grow in the order of commits (SQLite has one writer; on PostgreSQL a lock is held from the sequence to the
 * commit), so "everything after n" never misses what appears later and never repeats: a reader is nothing but a number.
 *
 * All readers of a process share a tail: the newest events, read once and parsed once. The reader that finds the tail too short lengthens it,
 * the others wait for it. Who is further behind than the tail reaches reads the table in batches of its own and holds nobody up.
 *
 * A signal wakes the readers after commits of this process, on PostgreSQL also after those of other replicas (LISTEN). Since a signal can be lost
 * with a connection, every reader also looks at the log now and then.
 */
public sealed class EventLog : IAsyncDisposable
{
    private readonly ResourceDatabase _database;
    private readonly PostgresEventListener? _listener;
    private readonly SemaphoreSlim _lengthening = new(1, 1);
    private volatile Tail _tail = new(long.MaxValue, long.MaxValue, []);

    public EventLog(ResourceDatabase database, ILogger<EventLog>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(database);
        _database = database;
        _listener = database.Dialect.IsPostgres ? new PostgresEventListener(database, logger ?? NullLogger<EventLog>.Instance) : null;
    }

    /// <summary>The log's present end: a reader that starts behind it sees all that is written from now on.</summary>
    public async Task<string> GetHeadAsync(CancellationToken cancellationToken) =>
        EventCursor.Format(await ReadHeadAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The next events behind a cursor (null: from the log's beginning), at most so many; empty at the end. Does not wait.</summary>
    /// <exception cref="InvalidCursorException">The cursor is none of this log, or lies beyond its end.</exception>
    public async Task<IReadOnlyList<ResourceEvent>> ReadBatchAsync(string? afterCursor, int limit, CancellationToken cancellationToken)
    {
        var position = afterCursor is null ? 0 : EventCursor.Parse(afterCursor);
        var batch = await ReadTableAsync(position, limit, cancellationToken).ConfigureAwait(false);
        if (batch.End == position)
        {
            await CheckAsync(position, cancellationToken).ConfigureAwait(false); // what has something behind it is not beyond the end
        }

        return batch.Events;
    }

    /// <summary>
    /// The events behind a cursor, first those that are there and then, without end, those that come. Without a cursor it starts at the log's end, as it
    /// is at the first read.
    /// </summary>
    /// <exception cref="InvalidCursorException">The cursor is none of this log, or lies beyond its end; thrown at the first read.</exception>
    public async IAsyncEnumerable<ResourceEvent> ReadAsync(
        EventSelection selection, string? afterCursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        _listener?.Start();
        var position = afterCursor is null ? await ReadHeadAsync(cancellationToken).ConfigureAwait(false) : EventCursor.Parse(afterCursor);
        if (afterCursor is not null)
        {
            await CheckAsync(position, cancellationToken).ConfigureAwait(false);
        }

        while (true)
        {
            var signal = _database.Signal.Next; // before the look at the log: what is written after it completes the signal
            var batch = await ReadOnAsync(position, cancellationToken).ConfigureAwait(false);
            foreach (var candidate in batch.Events)
            {
                if (selection.Includes(candidate))
                {
                    yield return candidate;
                }
            }

            if (batch.End == position)
            {
                await WaitAsync(signal, cancellationToken).ConfigureAwait(false);
            }

            position = batch.End;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_listener is not null)
        {
            await _listener.DisposeAsync().ConfigureAwait(false);
        }

        _lengthening.Dispose();
    }

    private async Task WaitAsync(Task signal, CancellationToken cancellationToken)
    {
        try
        {
            await signal.WaitAsync(TimeSpan.FromMilliseconds(_database.Options.EventPollMilliseconds), cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // time to look at the log unasked
        }
    }

    private async Task<Batch> ReadOnAsync(long position, CancellationToken cancellationToken)
    {
        var tail = _tail;
        if (tail.Reaches(position))
        {
            return tail.After(position);
        }

        if (position < tail.Start && tail.Start != long.MaxValue)
        {
            return await ReadTableAsync(position, _database.Options.EventBatchSize, cancellationToken).ConfigureAwait(false);
        }

        await _lengthening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            tail = _tail;
            if (tail.Reaches(position))
            {
                return tail.After(position); // somebody else just did it
            }

            var batch = await ReadTableAsync(position, _database.Options.EventBatchSize, cancellationToken).ConfigureAwait(false);
            if (batch.End > position && (tail.Start == long.MaxValue || position >= tail.End))
            {
                _tail = tail.With(position, batch, _database.Options.EventsInMemory);
            }

            return batch;
        }
        finally
        {
            _lengthening.Release();
        }
    }

    /// <summary>A cursor of another log, or of one that was restored from a backup: waiting there would pass over what is written meanwhile.</summary>
    private async Task CheckAsync(long position, CancellationToken cancellationToken)
    {
        var tail = _tail;
        var isKnown = tail.Start != long.MaxValue && position <= tail.End;
        if (!isKnown && position > await ReadHeadAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidCursorException("The cursor is invalid: it lies beyond the end of the event log.");
        }
    }

    private async Task<long> ReadHeadAsync(CancellationToken cancellationToken)
    {
        await using var context = await _database.Contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Events.MaxAsync(e => (long?)e.Sequence, cancellationToken).ConfigureAwait(false) ?? 0;
    }

    private async Task<Batch> ReadTableAsync(long position, int limit, CancellationToken cancellationToken)
    {
        await using var session = await StoreSession.OpenAsync(_database, cancellationToken).ConfigureAwait(false);
        var sql = session.Sql();
        sql.Append("SELECT e.sequence, e.event_id, e.time, e.event_type, e.kind, e.resource_type, e.resource_id, e.doc FROM event e ")
            .Append($"WHERE e.sequence > {sql.Bind(position, SqlValueKind.Integer)} ORDER BY e.sequence LIMIT {sql.Bind((long)limit, SqlValueKind.Integer)}");
        var events = new List<ResourceEvent>();
        var end = position;
        await session.ReadAsync(
            sql,
            row =>
            {
                end = row.GetInt64(0);

                // a type that a newer or older model has, and this one has not, is nobody's here
                if (_database.Model.Resources.TryGetValue(row.GetString(5), out var type))
                {
                    events.Add(new ResourceEvent(
                        row.GetInt64(0),
                        EventCursor.Format(row.GetInt64(0)),
                        row.GetString(1),
                        row.GetFieldValue<DateTimeOffset>(2),
                        row.GetString(3),
                        (EventKind)row.GetInt32(4),
                        type,
                        row.GetString(6),
                        JsonElement.Parse(row.GetFieldValue<byte[]>(7))));
                }
            },
            cancellationToken).ConfigureAwait(false);
        return new Batch(events.ToArray(), end);
    }

    /// <summary>What was read, and up to where: the end may lie behind the last event when others were skipped.</summary>
    private readonly record struct Batch(ArraySegment<ResourceEvent> Events, long End);

    /// <summary>The newest events: all there are behind <paramref name="Start"/>, up to and with <paramref name="End"/>.</summary>
    private sealed record Tail(long Start, long End, ResourceEvent[] Events)
    {
        /// <summary>Whether it holds what comes right behind the position.</summary>
        public bool Reaches(long position) => position >= Start && position < End;

        public Batch After(long position)
        {
            var (low, high) = (0, Events.Length);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = Events[middle].Sequence <= position ? (middle + 1, high) : (low, middle);
            }

            return new Batch(new ArraySegment<ResourceEvent>(Events, low, Events.Length - low), End);
        }

        /// <summary>The tail with a batch behind it, read from the position on; shortened at its front.</summary>
        public Tail With(long position, Batch batch, int most)
        {
            // a position beyond the tail's end leaves a stretch that nobody has read: start anew
            var joins = position == End;
            ResourceEvent[] all = joins ? [.. Events, .. batch.Events] : [.. batch.Events];
            var drop = Math.Max(0, all.Length - most);
            return new Tail(drop > 0 ? all[drop - 1].Sequence : joins ? Start : position, batch.End, all[drop..]);
        }
    }
}

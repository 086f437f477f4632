using System.Text.Json;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Events;

public abstract class EventLogTests(StoreFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [DatabaseFact]
    public async Task Changes_RaiseTheEventsTheirResourceDeclares()
    {
        var head = await fixture.Events.GetHeadAsync(CancellationToken.None);
        var order = await fixture.CreateAsync(StoreModel.Order, """{ "name": "N" }""");
        await fixture.PatchAsync(order, """{ "state": "inProgress" }""");
        await fixture.PatchAsync(order, """{ "note": "x" }""");
        await fixture.PatchAsync(order, """{ "state": "completed", "note": "y" }""");
        await fixture.Writer.RaiseAsync(StoreModel.Order, order.Id, "OrderMilestoneEvent", CancellationToken.None);
        await fixture.Writer.DeleteAsync(StoreModel.Order, order.Id, WriteContext.Default, CancellationToken.None);
        var shipment = await fixture.CreateAsync(StoreModel.Shipment, "{}");
        await fixture.PatchAsync(shipment, """{ "name": "x" }""");
        await fixture.Writer.DeleteAsync(StoreModel.Shipment, shipment.Id, WriteContext.Default, CancellationToken.None);
        await fixture.CreateAsync(StoreModel.Product, "{}");

        var events = await fixture.Events.ReadBatchAsync(head, 100, CancellationToken.None);

        Assert.Equal(
            """
            Create OrderCreateEvent {"state":"acknowledged","note":null}
            StateChange OrderStatusChangeEvent {"state":"inProgress","note":null}
            AttributeValueChange OrderAttributeValueChangeEvent {"state":"inProgress","note":"x"}
            StateChange OrderStatusChangeEvent {"state":"completed","note":"y"}
            AttributeValueChange OrderAttributeValueChangeEvent {"state":"completed","note":"y"}
            Other OrderMilestoneEvent {"state":"completed","note":"y"}
            Delete OrderDeleteEvent {"state":"completed","note":"y"}
            Create ShipmentCreateEvent {"state":null,"note":null}
            AttributeValueChange ShipmentChangeEvent {"state":null,"note":null}
            Delete ShipmentRemoveEvent {"state":null,"note":null}
            Create ProductCreateEvent {"state":null,"note":null}
            """,
            string.Join('\n', events.Select(e => $"{e.Kind} {e.EventType} {{\"state\":{Text(e, "state")},\"note\":{Text(e, "note")}}}")));
        Assert.Equal(events.Count, events.Select(e => e.EventId).Distinct().Count());
        Assert.All(events, e => Assert.True(DateTimeOffset.UtcNow - e.Time < TimeSpan.FromMinutes(1)));
    }

    [DatabaseFact]
    public async Task Reader_SeesWhatComes_AndOnlyWhatItSelected()
    {
        using var stop = new CancellationTokenSource(Patience);
        var filter = new Predicate.Compare(RandomPredicates.Path(StoreModel.Order, "name"), Comparison.StartsWith, "yes");
        var selection = new EventSelection(StoreModel.Order, EventKind.Create, filter);
        var seen = TakeAsync(fixture.Events, selection, await fixture.Events.GetHeadAsync(stop.Token), 2, stop.Token);

        await fixture.CreateAsync(StoreModel.Product, """{ "name": "yes 0" }""");
        var first = await fixture.CreateAsync(StoreModel.Order, """{ "name": "yes 1" }""");
        await fixture.PatchAsync(first, """{ "note": "x" }""");
        await fixture.CreateAsync(StoreModel.Order, """{ "name": "no" }""");
        var second = await fixture.CreateAsync(StoreModel.Order, """{ "name": "yes 2" }""");

        Assert.Equal([first.Id, second.Id], (await seen).Select(e => e.ResourceId));
    }

    [DatabaseFact]
    public async Task Reader_GoesOnBehindItsCursor()
    {
        using var stop = new CancellationTokenSource(Patience);
        var head = await fixture.Events.GetHeadAsync(stop.Token);
        var ids = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            ids.Add((await fixture.CreateAsync(StoreModel.Product, "{}")).Id);
        }

        var firstHalf = await TakeAsync(fixture.Events, EventSelection.All, head, 3, stop.Token);
        var secondHalf = await TakeAsync(fixture.Events, EventSelection.All, firstHalf[^1].Cursor, 3, stop.Token);

        Assert.Equal(ids, firstHalf.Concat(secondHalf).Select(e => e.ResourceId));
    }

    [DatabaseFact]
    public async Task Readers_MissNothingAndRepeatNothing_WhileManyWrite()
    {
        const int Writers = 6;
        const int Each = 40;
        using var stop = new CancellationTokenSource(Patience);
        var another = await fixture.OpenAnotherAsync();
        await using var anotherLog = new EventLog(another);
        var head = await fixture.Events.GetHeadAsync(stop.Token);

        // one reader from the start, one that resumes all the time, one in another replica
        var steady = TakeAsync(fixture.Events, EventSelection.All, head, Writers * Each, stop.Token);
        var elsewhere = TakeAsync(anotherLog, EventSelection.All, head, Writers * Each, stop.Token);
        var resuming = ResumeAsync(head, Writers * Each, stop.Token);
        var written = await Task.WhenAll(Enumerable.Range(0, Writers).Select(w => Task.Run(async () =>
        {
            var writer = w % 2 == 0 ? fixture.Writer : new ResourceWriter(another);
            var ids = new List<string>();
            for (var i = 0; i < Each; i++)
            {
                ids.Add((await writer.CreateAsync(StoreModel.Product, JsonElement.Parse("{}"), WriteContext.Default, stop.Token)).Id);
            }

            return ids;
        })));

        foreach (var events in new[] { await steady, await elsewhere, await resuming })
        {
            Assert.Equal(written.SelectMany(w => w).Order(), events.Select(e => e.ResourceId).Order());
            Assert.Equal(events.OrderBy(e => e.Sequence).Select(e => e.Sequence), events.Select(e => e.Sequence));
        }
    }

    [DatabaseFact]
    public async Task SlowReader_CatchesUp_FromBeforeWhatIsKeptInMemory()
    {
        using var stop = new CancellationTokenSource(Patience);
        var options = new StoreOptions
        {
            Provider = fixture.Database.Options.Provider,
            ConnectionString = fixture.Database.Options.ConnectionString,
            DataDirectory = fixture.Database.Options.DataDirectory,
            EventsInMemory = 4,
            EventBatchSize = 3,
        };
        await using var log = new EventLog(new ResourceDatabase(StoreModel.Model, options));
        var head = await log.GetHeadAsync(stop.Token);
        await using var slow = log.ReadAsync(EventSelection.All, head, stop.Token).GetAsyncEnumerator(stop.Token);
        var quick = TakeAsync(log, EventSelection.All, head, 30, stop.Token);
        var ids = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            ids.Add((await fixture.CreateAsync(StoreModel.Product, "{}")).Id);
        }

        Assert.Equal(ids, (await quick).Select(e => e.ResourceId));
        foreach (var id in ids)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal(id, slow.Current.ResourceId);
        }
    }

    [DatabaseFact]
    public async Task Reader_EndsWhenCancelled()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TakeAsync(fixture.Events, EventSelection.All, null, 1, stop.Token));
    }

    [DatabaseFact]
    public async Task Cursors_AreRefused_WhenTheyAreNotOfALog()
    {
        foreach (var cursor in new[] { "", "x", "ZXZlbnQ6eA", "ZXZlbnQ6LTE" })
        {
            await Assert.ThrowsAsync<InvalidCursorException>(() => fixture.Events.ReadBatchAsync(cursor, 1, CancellationToken.None));
        }
    }

    [DatabaseFact]
    public async Task Cursors_AreRefused_WhenTheyLieBeyondTheEnd()
    {
        using var stop = new CancellationTokenSource(Patience);
        await fixture.CreateAsync(StoreModel.Product, "{}");
        var head = EventCursor.Parse(await fixture.Events.GetHeadAsync(stop.Token));

        Assert.Empty(await fixture.Events.ReadBatchAsync(EventCursor.Format(head), 1, stop.Token));
        foreach (var beyond in new[] { head + 1, head + 1_000, long.MaxValue - 1, long.MaxValue }.Select(EventCursor.Format))
        {
            await Assert.ThrowsAsync<InvalidCursorException>(() => fixture.Events.ReadBatchAsync(beyond, 1, stop.Token));
            await Assert.ThrowsAsync<InvalidCursorException>(() => TakeAsync(fixture.Events, EventSelection.All, beyond, 1, stop.Token));
        }
    }

    private async Task<List<ResourceEvent>> ResumeAsync(string head, int count, CancellationToken cancellationToken)
    {
        var events = new List<ResourceEvent>();
        while (events.Count < count)
        {
            events.AddRange(await TakeAsync(fixture.Events, EventSelection.All, events.Count == 0 ? head : events[^1].Cursor, Math.Min(7, count - events.Count), cancellationToken));
        }

        return events;
    }

    private static async Task<List<ResourceEvent>> TakeAsync(EventLog log, EventSelection selection, string? after, int count, CancellationToken cancellationToken)
    {
        var events = new List<ResourceEvent>();
        await foreach (var candidate in log.ReadAsync(selection, after, cancellationToken))
        {
            events.Add(candidate);
            if (events.Count == count)
            {
                break;
            }
        }

        return events;
    }

    private static string Text(ResourceEvent candidate, string name) =>
        candidate.Document.TryGetProperty(name, out var value) ? value.GetRawText() : "null";
}

public sealed class SqliteEventLogTests(SqliteFixture fixture) : EventLogTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresEventLogTests(PostgresFixture fixture) : EventLogTests(fixture), IClassFixture<PostgresFixture>;

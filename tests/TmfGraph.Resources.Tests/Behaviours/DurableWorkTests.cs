using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Tests.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Behaviours;

public abstract class DurableWorkTests(StoreFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly WorkOptions _options = new() { PollMilliseconds = 50, RetryMilliseconds = 1, MaxAttempts = 3 };

    [DatabaseFact]
    public async Task Replicas_ShareWork_AndDoEachPieceOnce()
    {
        var work = new Counting($"count {Guid.NewGuid()}");
        var ids = await EnqueueAsync(work, 20);
        await using var one = await StartAsync(fixture.Database, work);
        await using var other = await StartAsync(await fixture.OpenAnotherAsync(), work);

        await work.UntilEndedAsync(20);

        Assert.Equal(ids.Order(), work.Runs.Order());
        Assert.Equal(Enumerable.Repeat(1, 20), await SizesAsync(ids));
    }

    [DatabaseFact]
    public async Task Work_IsTakenOverFromTheDead_WhoCannotWriteAnyMore()
    {
        var work = new Counting($"take over {Guid.NewGuid()}");
        var ids = await EnqueueAsync(work, 1);
        var queue = new WorkQueue(fixture.Database, _options);
        var dead = new WorkContext(
            (await queue.TakeAsync([work.Name], 10, "dead", CancellationToken.None)).Single(), "dead", queue, fixture.Store, fixture.Writer);
        Assert.Empty(await queue.TakeAsync([work.Name], 10, "impatient", CancellationToken.None));
        var later = new ResourceDatabase(StoreModel.Model, fixture.Database.Options, time: new Later(TimeSpan.FromMinutes(10)));
        await using var other = await StartAsync(later, work);

        await work.UntilEndedAsync(1);

        await Assert.ThrowsAsync<WorkLostException>(() => dead.WriteAsync(_ => Task.CompletedTask, CancellationToken.None));
        await Assert.ThrowsAsync<WorkLostException>(() => dead.CompleteAsync(_ => Task.CompletedTask, CancellationToken.None));
        Assert.Equal(1, Assert.Single(await SizesAsync(ids)));
    }

    [DatabaseFact]
    public async Task Work_IsRepeatedAfterAFailure_AndGivenUpInTheEnd()
    {
        var work = new Counting($"fail {Guid.NewGuid()}") { Failures = 2 };
        var hopeless = new Counting($"hopeless {Guid.NewGuid()}") { Failures = 99 };
        var ids = await EnqueueAsync(work, 1);
        var lost = await EnqueueAsync(hopeless, 1);
        await using var runner = await StartAsync(fixture.Database, work, hopeless);

        await work.UntilEndedAsync(1);
        using var stop = new CancellationTokenSource(Patience);
        string? given = null;
        while (given is null)
        {
            await Task.Delay(20, stop.Token);
            given = (await fixture.Store.GetAsync(StoreModel.Product, lost[0], stop.Token))!.Document.Text("name");
        }

        Assert.Equal((3, 3), (work.Runs.Count, hopeless.Runs.Count));
        Assert.Equal(1, Assert.Single(await SizesAsync(ids)));
        Assert.Equal("It failed several times; the server's log has the details.", given);
    }

    [DatabaseFact]
    public async Task Work_OfARefusedWrite_IsNeverDone()
    {
        var work = new Counting($"refused {Guid.NewGuid()}");

        await Assert.ThrowsAsync<ResourceConflictException>(() => fixture.Writer.TransactAsync(
            context =>
            {
                context.Enqueue(work.Name, "Product", "1");
                throw Refusals.Conflict("", "no", "No.");
            },
            CancellationToken.None));

        Assert.Empty(await new WorkQueue(fixture.Database, _options).TakeAsync([work.Name], 10, "me", CancellationToken.None));
    }

    private async Task<string[]> EnqueueAsync(DurableWork work, int count)
    {
        var ids = new List<string>();
        for (var i = 0; i < count; i++)
        {
            await fixture.Writer.TransactAsync(
                async context =>
                {
                    var product = await context.CreateAsync("Product", new JsonObject { ["size"] = 0 }, CancellationToken.None);
                    context.Enqueue(work.Name, "Product", product.Id);
                    ids.Add(product.Id);
                },
                CancellationToken.None);
        }

        return [.. ids];
    }

    private async Task<IAsyncDisposable> StartAsync(ResourceDatabase database, params DurableWork[] works)
    {
        var runner = new WorkRunner(database, new ResourceWriter(database), works, _options, NullLogger.Instance);
        await runner.StartAsync(CancellationToken.None);
        return new Running(runner);
    }

    private async Task<int[]> SizesAsync(string[] ids)
    {
        var found = await fixture.Store.GetManyAsync(StoreModel.Product, ids, CancellationToken.None);
        return [.. ids.Select(id => found[id].Document.GetProperty("size").GetInt32())];
    }

    private sealed class Running(WorkRunner runner) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await runner.StopAsync(CancellationToken.None);
            runner.Dispose();
        }
    }

    private sealed class Later(TimeSpan shift) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + shift;
    }

    /// <summary>Adds one to the size of a product, and fails as often as told before.</summary>
    private sealed class Counting(string name) : DurableWork
    {
        private readonly Channel<string> _ended = Channel.CreateUnbounded<string>();

        public int Failures { get; init; }

        public ConcurrentQueue<string> Runs { get; } = [];

        public override string Name => name;

        public override async Task RunAsync(WorkContext context, CancellationToken cancellationToken)
        {
            Runs.Enqueue(context.Item.ResourceId);
            if (context.Item.Attempt <= Failures)
            {
                throw new InvalidOperationException("Not yet.");
            }

            await context.CompleteAsync(
                c => c.ChangeAsync("Product", context.Item.ResourceId, p => p["size"] = (int)p["size"]! + 1, cancellationToken), cancellationToken);
            _ended.Writer.TryWrite(context.Item.ResourceId);
        }

        public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken) =>
            context.ChangeAsync("Product", item.ResourceId, p => p["name"] = reason, cancellationToken);

        public async Task UntilEndedAsync(int count)
        {
            using var stop = new CancellationTokenSource(Patience);
            for (var i = 0; i < count; i++)
            {
                await _ended.Reader.ReadAsync(stop.Token);
            }
        }
    }
}

public sealed class SqliteDurableWorkTests(SqliteFixture fixture) : DurableWorkTests(fixture), IClassFixture<SqliteFixture>;

[NeedsPostgres]
public sealed class PostgresDurableWorkTests(PostgresFixture fixture) : DurableWorkTests(fixture), IClassFixture<PostgresFixture>;

using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours.Work;

/// <summary>Does the work of one subgraph, as much at once as the options allow, sharing with other replicas.</summary>
internal sealed class WorkRunner(ResourceDatabase database, ResourceWriter writer, IEnumerable<DurableWork> works, WorkOptions options, ILogger logger)
    : BackgroundService
{
    private readonly WorkQueue _queue = new(database, options);
    private readonly ResourceStore _store = new(database);
    private readonly FrozenDictionary<string, DurableWork> _works = works.ToFrozenDictionary(w => w.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_works.Count == 0 || options.MaxConcurrent == 0)
        {
            return;
        }

        var running = new List<Task>();
        while (!stoppingToken.IsCancellationRequested)
        {
            var added = _queue.Added; // taken before looking: what comes in between has completed it
            running.RemoveAll(t => t.IsCompleted);
            var taken = 0;
            if (running.Count < options.MaxConcurrent)
            {
                var owner = Guid.NewGuid().ToString("N");
                var items = await TakeAsync(options.MaxConcurrent - running.Count, owner, stoppingToken).ConfigureAwait(false);
                running.AddRange(items.Select(i => Task.Run(() => DoAsync(i, owner, stoppingToken), CancellationToken.None)));
                taken = items.Count;
            }

            if (taken == 0)
            {
                await PauseAsync([added, .. running], stoppingToken).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private async Task PauseAsync(IEnumerable<Task> until, CancellationToken stoppingToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        await Task.WhenAny([Task.Delay(options.PollMilliseconds, over.Token), .. until]).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<WorkItem>> TakeAsync(int most, string owner, CancellationToken stoppingToken)
    {
        try
        {
            return await _queue.TakeAsync([.. _works.Keys], most, owner, stoppingToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or IOException or TimeoutException)
        {
            WorkLog.NotReached(logger, database.Model.Name, exception);
            return [];
        }
    }

    /// <summary>Never throws: whatever happens, the work is over, returned, or somebody else's.</summary>
    private async Task DoAsync(WorkItem item, string owner, CancellationToken stoppingToken)
    {
        var work = _works[item.Name];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var heart = BeatAsync(item, owner, stop);
        try
        {
            if (item.Attempt > options.MaxAttempts)
            {
                throw new WorkFailedException("It was tried too often without coming to an end.");
            }

            await work.RunAsync(new WorkContext(item, owner, _queue, _store, writer), stop.Token).ConfigureAwait(false);
        }
        catch (WorkLostException)
        {
            WorkLog.Lost(logger, item.Name, item.ResourceId);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await TryAsync(item, () => _queue.ReturnAsync(item.Id, owner, TimeSpan.Zero, counts: false, CancellationToken.None)).ConfigureAwait(false);
        }
        catch (WorkFailedException exception)
        {
            await FailAsync(work, item, owner, exception, exception.Message).ConfigureAwait(false);
        }
        catch (Exception exception) when (item.Attempt >= options.MaxAttempts)
        {
            var reason = exception is WorkDelayedException ? exception.Message : "It failed several times; the server's log has the details.";
            await FailAsync(work, item, owner, exception, reason).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            var pause = TimeSpan.FromMilliseconds(options.RetryMilliseconds * Math.Pow(2, item.Attempt - 1));
            WorkLog.Repeated(logger, item.Name, item.ResourceId, item.Attempt, pause, exception);
            await TryAsync(item, () => _queue.ReturnAsync(item.Id, owner, pause, counts: true, CancellationToken.None)).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await heart.ConfigureAwait(false);
        }
    }

    private Task FailAsync(DurableWork work, WorkItem item, string owner, Exception exception, string reason)
    {
        if (exception is WorkFailedException)
        {
            WorkLog.Refused(logger, item.Name, item.ResourceId, reason); // what a client asked for, and no fault of the server's
        }
        else
        {
            WorkLog.Failed(logger, item.Name, item.ResourceId, exception);
        }

        var context = new WorkContext(item, owner, _queue, _store, writer);
        return TryAsync(item, () => context.CompleteAsync(c => work.FailAsync(c, item, reason, CancellationToken.None), CancellationToken.None));
    }

    /// <summary>What cannot be written down now is found again when the lease ends.</summary>
    private async Task TryAsync(WorkItem item, Func<Task> run)
    {
        try
        {
            await run().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            WorkLog.NotReturned(logger, item.Name, item.ResourceId, exception);
        }
    }

    private async Task BeatAsync(WorkItem item, string owner, CancellationTokenSource stop)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.LeaseSeconds / 3.0));
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                if (!await _queue.RenewAsync(item.Id, owner, stop.Token).ConfigureAwait(false))
                {
                    await stop.CancelAsync().ConfigureAwait(false); // another has it, or it is over
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the work has ended
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or IOException or TimeoutException)
        {
            WorkLog.NotReached(logger, database.Model.Name, exception);
            await stop.CancelAsync().ConfigureAwait(false); // nobody knows whose it will be
        }
    }
}

namespace TmfGraph.Composition.Files;

/// <summary>Tells when source schemas change, in files or at addresses. Changes that follow each other closely are one.</summary>
/// <param name="source">What is watched. It has been read once, so that it knows its files and addresses; what has changed in them since is a change.</param>
/// <param name="downloads">Of the same source.</param>
/// <param name="notice">Told when an address cannot be asked any more, and when it can be again; and of what went wrong in looking for changes, with its cause, which is for logs.</param>
public sealed class SchemaWatcher(
    SchemaSource source, SdlDownloads downloads, SchemaWatchOptions options, TimeProvider time, Action<string, Exception?>? notice = null)
{
    private readonly HashSet<SdlAddress> _failing = [];
    private string _seen = source.Seen;
    private bool _isChanged;
    private Action? _report;
    private string? _trouble; // what went wrong with the last look; null when nothing did
    private long _rested = time.GetTimestamp();
    private long _polled = time.GetTimestamp();

    /// <summary>Calls <paramref name="attempt"/> after each change until cancelled. It reads the source again.</summary>
    public async Task RunAsync(Func<CancellationToken, Task<SchemaAttempt>> attempt, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.FileInterval, time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            await LookAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>One look. Whatever goes wrong with it is told, once as long as it is the same, and the next look is taken.</summary>
    internal async Task LookAsync(Func<CancellationToken, Task<SchemaAttempt>> attempt, CancellationToken cancellationToken)
    {
        string? trouble = null;
        Exception? cause = null;
        try
        {
            await FollowAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            cause = exception;
            trouble = $"Looking for changes of the schema failed: {exception.GetType().Name}: {exception.Message}";
        }

        if (trouble is not null && trouble != _trouble)
        {
            notice?.Invoke(trouble, cause);
        }

        _trouble = trouble;
    }

    /// <summary>Files are compared by time and size, which works on every file system.</summary>
    private async Task FollowAsync(Func<CancellationToken, Task<SchemaAttempt>> attempt, CancellationToken cancellationToken)
    {
        var now = FileFingerprint.Of(source.Paths);
        if (now != _seen)
        {
            // more may come; and what was wrong with the files as they were is of no interest any more
            (_seen, _isChanged, _report, _rested) = (now, true, null, time.GetTimestamp());
            return;
        }

        if (await HasNewTextAsync(cancellationToken).ConfigureAwait(false) || _isChanged)
        {
            _isChanged = false;
            var result = await attempt(cancellationToken).ConfigureAwait(false);
            _report = result.Succeeded ? null : result.Report;
            if (result.Succeeded)
            {
                result.Report();
            }
        }

        if (_report is not null && time.GetElapsedTime(_rested) >= options.SettleTime)
        {
            _report();
            _report = null;
        }
    }

    private async Task<bool> HasNewTextAsync(CancellationToken cancellationToken)
    {
        if (source.Addresses.Count == 0 || time.GetElapsedTime(_polled) < options.SdlInterval)
        {
            return false;
        }

        var poll = await downloads.PollAsync(source.Addresses, cancellationToken).ConfigureAwait(false);
        _polled = time.GetTimestamp();
        foreach (var (address, failure) in poll.Failures)
        {
            if (_failing.Add(address))
            {
                notice?.Invoke($"{failure} The schema that is known of it stays in use.", null);
            }
        }

        foreach (var address in _failing.Where(a => !poll.Failures.ContainsKey(a)).ToList())
        {
            _failing.Remove(address);
            notice?.Invoke($"{address} tells its schema again.", null);
        }

        return poll.Changed;
    }
}

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>Tells when files change. Changes that follow each other closely are one.</summary>
internal static class SchemaWatcher
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Calls back after each change until cancelled. Looks at times and sizes, which works on every file system.</summary>
    public static async Task RunAsync(IReadOnlyList<string> paths, Func<Task> changed, CancellationToken cancellationToken)
    {
        var known = Fingerprint(paths);
        var seen = known;
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            var now = Fingerprint(paths);
            if (now != known && now == seen)
            {
                known = now;
                await changed().ConfigureAwait(false);
            }

            seen = now;
        }
    }

    private static string Fingerprint(IReadOnlyList<string> paths)
    {
        try
        {
            var files = paths
                .SelectMany(p => Directory.Exists(p) ? Directory.EnumerateFiles(p, "*", SearchOption.AllDirectories) : [p])
                .Order(StringComparer.Ordinal)
                .Select(p => new FileInfo(p))
                .Select(f => f.Exists ? $"{f.FullName}|{f.LastWriteTimeUtc.Ticks}|{f.Length}" : f.FullName);
            return string.Join('\n', files);
        }
        catch (IOException)
        {
            return "changing"; // looked at in the middle of a change
        }
    }
}

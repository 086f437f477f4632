using Spectre.Console;

namespace TmfGraph.Standalone.Bulk;

/// <summary>A progress bar on the terminal; where there is none, a line at the end.</summary>
internal static class ProgressBar
{
    /// <param name="total">How many items are expected; the bar is full when <paramref name="run"/> ends, whatever was said.</param>
    public static async Task<long> RunAsync(string title, long total, Func<Action<long>, Task<long>> run)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        long count = 0;
        if (AnsiConsole.Profile.Capabilities.Interactive)
        {
            await AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
                .StartAsync(async context =>
                {
                    var task = context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1));
                    count = await run(more => task.Increment(more));
                    task.Value = task.MaxValue;
                });
        }
        else
        {
            count = await run(static _ => { });
        }

        Console.WriteLine($"{title}: {count:N0} resources in {clock.Elapsed.TotalSeconds:N1} s");
        return count;
    }
}

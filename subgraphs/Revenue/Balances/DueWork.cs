namespace TmfGraph.Revenue.Balances;

/// <summary>Work for a day to come.</summary>
internal static class DueWork
{
    /// <summary>Work for later than that looks at the clock again in between, so that no date is too far away to be written down.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(31);

    /// <summary>How long to wait for a time; zero when it has come.</summary>
    public static TimeSpan DelayUntil(DateTimeOffset due, DateTimeOffset now) =>
        due <= now ? TimeSpan.Zero : due - now > LongestDelay ? LongestDelay : due - now;
}

namespace TmfGraph.Benchmarks.Comparison;

/// <summary>CPU time of this process, collections and compilation included.</summary>
internal static class CpuTime
{
    /// <summary>What the iterations took, in microseconds.</summary>
    public static double Of(Action work, int iterations)
    {
        var start = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < iterations; i++)
        {
            work();
        }

        return (Environment.CpuUsage.TotalTime - start).TotalMicroseconds;
    }
}

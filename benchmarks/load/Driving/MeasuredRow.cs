using System.Globalization;

namespace TmfGraph.Load.Driving;

/// <summary>What one start of a server has shown under one load.</summary>
/// <param name="Name">The server.</param>
/// <param name="RequestsPerSecond">The median of the rounds.</param>
/// <param name="Cpu">Microseconds for one request, user and kernel; the median of the rounds.</param>
/// <param name="Kernel">How many of them in the kernel.</param>
/// <param name="ToForwarder">How many times the CPU of the bare forwarder.</param>
/// <param name="ToApollo">The same, of <c>@apollo/gateway</c>; not a number without it.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Slowest">The 99th of a hundred requests, in milliseconds; the median of the rounds.</param>
/// <param name="PeakMegabytes">The most memory it has held so far.</param>
/// <param name="Calls">Calls to subgraphs for one request.</param>
/// <param name="Rounds">How many of them stand one after the other.</param>
internal sealed record MeasuredRow(
    string Name, double RequestsPerSecond, double Cpu, double Kernel, double ToForwarder, double ToApollo, double Median, double Slowest, double PeakMegabytes, int Calls, int Rounds)
{
    public const string Head =
        "                    requests/s    CPU µs    kernel  x forwarder  x Apollo   p50 ms   p99 ms  p99/p50  peak MB  calls  rounds";

    /// <summary>How slow one in a hundred is beside the median.</summary>
    public double Spread => Slowest / Median;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-18}{RequestsPerSecond,12:F0}{Cpu,10:F0}{Kernel,10:F0}{ToForwarder,13:F2}{ToApollo,10:F3}{Median,9:F1}{Slowest,9:F1}{Spread,9:F2}{PeakMegabytes,9:F0}{Calls,7}{Rounds,8}");
}

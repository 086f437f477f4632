namespace TmfGraph.Load.Driving;

/// <summary>A server under measurement, and what its rounds have shown.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Process">Its process.</param>
/// <param name="Answer">The bytes it has to answer with.</param>
/// <param name="Calls">Calls to subgraphs that one request takes.</param>
/// <param name="Rounds">How many of them stand one after the other.</param>
internal sealed record Contestant(string Name, int Port, MeasuredProcess Process, byte[] Answer, int Calls, int Rounds) : IAsyncDisposable
{
    private readonly List<(RoundResult Load, CpuTime Cpu, double Seconds)> _rounds = [];

    /// <summary>Microseconds of CPU for one request in each round.</summary>
    public IReadOnlyList<double> Cpu => [.. _rounds.Select(r => r.Cpu.Total / r.Load.Requests * 1e6)];

    /// <summary>Runs a round and keeps what it shows.</summary>
    public async Task RunAsync(byte[] body, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        using var clients = await LoadClients.ConnectAsync(Port, [new Question(body, Answer)], connections, cancellationToken);
        var before = Process.Cpu;
        var load = await clients.RunAsync(duration, cancellationToken);
        _rounds.Add((load, Process.Cpu - before, duration.TotalSeconds));
    }

    /// <summary>Forgets the rounds so far.</summary>
    public void Forget() => _rounds.Clear();

    /// <summary>What the rounds since then have shown, beside those of the others: rounds side by side share what else the machine did.</summary>
    public MeasuredRow ToRow(Contestant forwarder, Contestant? apollo) => new(
        Name,
        Middle(_rounds.Select(r => r.Load.Requests / r.Seconds)),
        Middle(Cpu),
        Middle(_rounds.Select(r => r.Cpu.Kernel / r.Load.Requests * 1e6)),
        RatioTo(forwarder),
        apollo is null ? double.NaN : RatioTo(apollo),
        Middle(_rounds.Select(r => r.Load.Median)),
        Middle(_rounds.Select(r => r.Load.Slowest)),
        Process.PeakMegabytes,
        Calls,
        Rounds);

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>The median; not a number for nothing.</summary>
    public static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private double RatioTo(Contestant other) => Middle(Cpu.Zip(other.Cpu, (own, others) => own / others));
}

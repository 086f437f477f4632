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
    private readonly List<(RoundResult Load, double Cpu, double Seconds)> _rounds = [];

    /// <summary>Microseconds of CPU for one request in each round.</summary>
    public IReadOnlyList<double> Cpu => [.. _rounds.Select(r => r.Cpu / r.Load.Requests * 1e6)];

    public double RequestsPerSecond => Middle(_rounds.Select(r => r.Load.Requests / r.Seconds));

    public double Median => Middle(_rounds.Select(r => r.Load.Median));

    public double Slowest => Middle(_rounds.Select(r => r.Load.Slowest));

    /// <summary>Runs a round and keeps what it shows.</summary>
    public async Task RunAsync(byte[] body, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        var before = Process.CpuSeconds;
        var load = await LoadRound.RunAsync(Port, [new Question(body, Answer)], connections, duration, cancellationToken);
        _rounds.Add((load, Process.CpuSeconds - before, duration.TotalSeconds));
    }

    /// <summary>Forgets the rounds so far.</summary>
    public void Forget() => _rounds.Clear();

    /// <summary>The middle of the rounds' ratios to another's: rounds side by side share what else the machine did.</summary>
    public double RatioTo(Contestant other) => Middle(Cpu.Zip(other.Cpu, (own, others) => own / others));

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>The median; not a number for nothing.</summary>
    public static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}

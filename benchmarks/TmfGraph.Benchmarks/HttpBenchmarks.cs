using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;

namespace TmfGraph.Benchmarks;

/// <summary>A round trip on loopback, client included: a small cached query, beside an address that answers the same bytes unasked.</summary>
[MemoryDiagnoser]
public class HttpBenchmarks
{
    private HttpRun _run = null!; // set before anything is measured

    [GlobalSetup]
    public void SetUp() => _run = new HttpRun();

    [Benchmark(Baseline = true)]
    public void Bare() => _run.Bare();

    [Benchmark]
    public void GraphQL() => _run.GraphQL();

    [GlobalCleanup]
    public void CleanUp() => _run.Dispose();
}

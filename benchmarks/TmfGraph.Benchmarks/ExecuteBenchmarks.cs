using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;

namespace TmfGraph.Benchmarks;

/// <summary>A cached operation over documents in memory, twelve fields on two levels, from the request's bytes to the response's.</summary>
[MemoryDiagnoser]
public class ExecuteBenchmarks
{
    private ProductListRun _run = null!; // set before anything is measured

    [Params(1, 1_000)]
    public int Products { get; set; }

    [GlobalSetup]
    public void SetUp() => _run = new ProductListRun(Products);

    /// <summary>What nobody can do without: the same bytes from parsed elements.</summary>
    [Benchmark(Baseline = true)]
    public void Copy() => _run.Copy();

    [Benchmark]
    public void Execute() => _run.Execute();

    [GlobalCleanup]
    public void CleanUp() => _run.Dispose();
}

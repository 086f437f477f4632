using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.Composition;

namespace TmfGraph.Benchmarks;

/// <summary>From the text of many source schemas to the checked composite schema, all rules of composition and satisfiability included.</summary>
[MemoryDiagnoser]
public class ComposeBenchmarks
{
    private IReadOnlyList<SourceSchemaInput> _sources = []; // set before anything is measured

    [Params(100, 1_000)]
    public int Types { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _sources = WideGraph.Sources(Types, 20);
        if (Compose().Schema is null)
        {
            throw new InvalidOperationException("The source schemas do not compose.");
        }
    }

    [Benchmark]
    public CompositionResult Compose() => Composer.Compose(_sources);
}

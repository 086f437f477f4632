using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using TmfGraph.Benchmarks.Comparison;
using TmfGraph.Benchmarks.Inputs;

// `compare` prints the ratios that README.md quotes; anything else goes to BenchmarkDotNet.
if (args is ["compare", ..])
{
    return CompareCommand.Run(args[1..]);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
    .Run(args, DefaultConfig.Instance.WithArtifactsPath(Repository.PathOf("artifacts/benchmarks")));
return 0;

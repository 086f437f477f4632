using System.Buffers;
using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Execution;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Load.Shop;

namespace TmfGraph.Benchmarks;

/// <summary>
/// What the gateway itself does for a request whose plan is cached: keys, six calls answered from memory, indexing 73 kB of answers, composing 87 kB. The shop
/// and its query are those of <c>benchmarks/load</c>.
/// </summary>
[MemoryDiagnoser]
public class GatewayBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new(256 * 1024);
    private readonly byte[] _document = File.ReadAllBytes(ShopSubgraphs.PathOf("query.graphql"));
    private GatewayExecutor _gateway = null!; // set before anything is measured

    [GlobalSetup]
    public void SetUp()
    {
        CompositeSchema schema = Composer.Compose([.. ShopSubgraphs.Names.Select(n => new SourceSchemaInput(n, ShopSubgraphs.SdlOf(n)))]).Schema!; // they compose
        _gateway = new GatewayExecutor(schema, s => new RecordedSource(ShopSubgraphs.CreateExecutor(s.Name)));
    }

    [GlobalCleanup]
    public void CleanUp() => _gateway.Dispose();

    [Benchmark]
    public async Task<int> Answer()
    {
        await using var result = (OperationResult)await _gateway.ExecuteAsync(new OperationRequest { Document = _document }, CancellationToken.None);
        _output.ResetWrittenCount();
        result.WriteTo(_output);
        return _output.WrittenCount;
    }
}

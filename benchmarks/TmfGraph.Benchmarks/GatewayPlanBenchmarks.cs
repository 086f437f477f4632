using System.Text;
using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Benchmarks;

/// <summary>Planning a valid operation of many fields over eight source schemas; the plans of such operations are cached afterwards.</summary>
[MemoryDiagnoser]
public class GatewayPlanBenchmarks
{
    private const int Types = 160;

    private readonly CompositeSchema _schema = Composer.Compose(WideGraph.Sources(Types, 8)).Schema!; // nothing is wrong with them
    private DocumentNode _document = null!; // set before anything is measured
    private OperationDefinitionNode _operation = null!;

    [Params(200, 2_000)]
    public int Fields { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _document = SyntaxParser.Parse(Encoding.UTF8.GetBytes(WideGraph.Query(Types, Fields)));
        _operation = _document.Definitions.OfType<OperationDefinitionNode>().Single();
    }

    /// <summary>With a planner of its own, which knows nothing yet.</summary>
    [Benchmark]
    public OperationPlan Plan() => new Planner(_schema).Plan(_document, _operation);
}

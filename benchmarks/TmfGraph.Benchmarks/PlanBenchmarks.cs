using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.GraphQL.Execution.Plans;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Benchmarks;

/// <summary>Compiling a valid operation, and finding it again.</summary>
[MemoryDiagnoser]
public class PlanBenchmarks
{
    private const int MaxFields = 32_768;

    private readonly PlanCache<OperationPlan> _cache = new(capacity: 16);
    private GraphSchema _schema = null!; // set before anything is measured
    private byte[] _utf8 = [];
    private DocumentNode _document = null!;
    private OperationDefinitionNode _operation = null!;

    [Params(Documents.Introspection, Documents.Walk, Documents.Fields2000)]
    public string Document { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _schema = Documents.Schema;
        _utf8 = Documents.Of(Document);
        _document = SyntaxParser.Parse(_utf8);
        _operation = _document.Definitions.OfType<OperationDefinitionNode>().Single();
        _cache.Add(_utf8, null, OperationPlan.Create(_schema, _document, _operation, MaxFields));
    }

    [Benchmark]
    public object Compile() => OperationPlan.Create(_schema, _document, _operation, MaxFields);

    [Benchmark]
    public bool FindCached() => _cache.TryGet(_utf8, null, out _);
}

using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Benchmarks;

/// <summary>All rules of section 5 over a parsed document, against the composite schema.</summary>
[MemoryDiagnoser]
public class ValidateBenchmarks
{
    private GraphSchema _schema = null!; // set before anything is measured
    private DocumentNode _document = null!;

    [Params(Documents.Introspection, Documents.Walk, Documents.Fields2000)]
    public string Document { get; set; } = "";

    [GlobalSetup]
    public void SetUp()
    {
        _schema = Documents.Schema;
        _document = SyntaxParser.Parse(Documents.Of(Document));
    }

    [Benchmark]
    public IReadOnlyList<GraphQLError> Validate() => DocumentValidator.Validate(_schema, _document);
}

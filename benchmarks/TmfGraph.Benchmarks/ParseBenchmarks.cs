using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Benchmarks;

/// <summary>From UTF-8 to the checked syntax, and to the nodes made of it.</summary>
[MemoryDiagnoser]
public class ParseBenchmarks
{
    private byte[] _utf8 = [];

    [Params(Documents.Introspection, Documents.Walk, Documents.Fields2000, Documents.Sdl)]
    public string Document { get; set; } = "";

    [GlobalSetup]
    public void SetUp() => _utf8 = Documents.Of(Document);

    [Benchmark]
    public DocumentNode Parse() => SyntaxParser.Parse(_utf8);

    [Benchmark]
    public IReadOnlyList<DefinitionNode> ParseAndMakeEveryNode() => SyntaxParser.Parse(_utf8).Definitions;
}

using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Benchmarks;

/// <summary>From the parsed SDL of the composite schema to the checked schema: all type system rules of section 3.</summary>
[MemoryDiagnoser]
public class SchemaBenchmarks
{
    private readonly DocumentNode _sdl = SyntaxParser.Parse(Documents.Of(Documents.Sdl));

    [Benchmark]
    public GraphSchema Build() => new SchemaBuilder().AddDocument(_sdl).Build();
}

using TmfGraph.Composition.Comparison;
using TmfGraph.Composition.Comparison.Sources;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Tests.Comparison;

/// <summary>Runs one rule over two schemas and compares all it finds.</summary>
internal static class ComparisonTest
{
    private const string Query = "type Query { q: Int }\n";

    /// <summary>Two schemas, each beside a query type.</summary>
    public static void AssertFinds<TRule>(string old, string @new, string expected)
        where TRule : ISchemaChangeRule, new() => Texts.Equal(expected, string.Join('\n', new TRule().Find(new SchemaPair(Build(Query + old), Build(Query + @new)))));

    /// <summary>Two sets of source schemas, named a, b, c, …</summary>
    public static void AssertFindsInSources<TRule>(string[] old, string[] @new, string expected)
        where TRule : ISourceChangeRule, new() => Texts.Equal(expected, string.Join('\n', new TRule().Find(Composed.Schema(old), Composed.Schema(@new))));

    public static GraphSchema Build(string sdl) => new SchemaBuilder().AddDocument(sdl).Build();
}

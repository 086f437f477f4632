using System.Text;

namespace TmfGraph.Composition.Tests;

public sealed class ScaleTests
{
    [Fact]
    public void Compose_ComesToAnEnd_When_ThousandsOfTypesAreSpreadOverTwentySources()
    {
        var inputs = Enumerable.Range(0, 20).Select(Source).ToList();

        var result = Composer.Compose(inputs);

        Assert.Equal([], result.Diagnostics.Select(d => d.ToString()));
        Assert.True(result.Schema!.Public.Types.Count > 4_000); // whoever enumerates paths instead of states does not get here
    }

    /// <summary>A hundred entities of its own, walks to those of the others, and value types that all share.</summary>
    private static SourceSchemaInput Source(int source)
    {
        var sdl = new StringBuilder("type Query {\n");
        for (var i = 0; i < 100; i++)
        {
            sdl.Append($"  entity{source}x{i}ById(id: ID!): Entity{source}x{i} @lookup\n  entity{source}x{i}List(where: Filter): [Entity{source}x{i}!]\n");
        }

        sdl.Append("  lookups: Lookups! @internal\n}\ntype Lookups @internal {\n");
        for (var i = 0; i < 100; i++)
        {
            var other = (source + 1 + (i % 19)) % 20;
            sdl.Append($"  walk{i}(id: ID!): Entity{other}x{i} @lookup\n");
        }

        sdl.Append("}\ninput Filter { and: [Filter!] id: ID }\n");
        for (var i = 0; i < 100; i++)
        {
            var other = (source + 1 + (i % 19)) % 20;
            sdl.Append($"type Entity{source}x{i} @key(fields: \"id\") {{ id: ID! name: String value: Value own: Own{source}x{i} next: Entity{source}x{(i + 1) % 100} walk: Entity{other}x{i} }}\n");
            sdl.Append($"type Own{source}x{i} {{ text: String value: Value }}\n");
            sdl.Append($"type Entity{other}x{i} @key(fields: \"id\") {{ id: ID! walked{source}: [Entity{source}x{i}!] }}\n");
        }

        sdl.Append("type Value @shareable { amount: Float unit: String parts: [Value!] }\n");
        return new SourceSchemaInput($"source{source}", sdl.ToString());
    }
}

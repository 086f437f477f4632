using System.Text;
using TmfGraph.Composition;

namespace TmfGraph.Benchmarks.Inputs;

/// <summary>
/// A graph of very many entity types, dealt out to many source schemas: each type is owned by one, extended by another, and referred to from two more
/// types, so that every source schema has entities of others too.
/// </summary>
internal static class WideGraph
{
    private const int OwnFields = 6;
    private const int ForeignFields = 3;

    /// <summary>The source schemas.</summary>
    /// <param name="types">How many entity types there are, value types not counted.</param>
    /// <param name="sources">How many source schemas.</param>
    public static IReadOnlyList<SourceSchemaInput> Sources(int types, int sources) =>
        [.. Enumerable.Range(0, sources).Select(s => new SourceSchemaInput($"source{s}", SdlOf(s, types, sources)))];

    /// <summary>A query that walks from type to type, three deep, over all source schemas, until it has that many fields.</summary>
    public static string Query(int types, int fields)
    {
        var text = new StringBuilder("query Everything {\n");
        var left = fields;
        for (var type = 0; type < types && left > 0; type++)
        {
            text.Append($"  t{type}s {{ ");
            left--;
            Select(text, type, types, depth: 3, ref left);
            text.Append("}\n");
        }

        return text.Append('}').ToString();
    }

    private static void Select(StringBuilder text, int type, int types, int depth, ref int left)
    {
        text.Append("id ");
        left--;
        for (var field = 0; field < OwnFields; field++)
        {
            text.Append($"own{field} ");
            left--;
        }

        for (var field = 0; field < ForeignFields; field++)
        {
            text.Append($"foreign{field} ");
            left--;
        }

        text.Append("size { width height } ");
        left -= 3;
        if (depth > 1 && left > 0)
        {
            text.Append("next { ");
            left--;
            Select(text, Next(type, types), types, depth - 1, ref left);
            text.Append("} far { ");
            left--;
            Select(text, Far(type, types), types, depth - 1, ref left);
            text.Append("} ");
        }
    }

    private static int Next(int type, int types) => (type + 1) % types;

    private static int Far(int type, int types) => ((type * 7) + 3) % types;

    private static string SdlOf(int source, int types, int sources)
    {
        var sdl = new StringBuilder();
        var queries = new StringBuilder();
        var owned = Enumerable.Range(0, types).Where(t => t % sources == source).ToHashSet();
        var extended = Enumerable.Range(0, types).Where(t => (t + 1) % sources == source && sources > 1).ToHashSet();
        var referred = owned.SelectMany(t => new[] { Next(t, types), Far(t, types) }).Where(t => !owned.Contains(t) && !extended.Contains(t)).ToHashSet();
        foreach (var type in owned)
        {
            queries.Append($"  t{type}(id: ID!): T{type} @lookup\n  t{type}s(first: Int = 10): [T{type}!]!\n");
            sdl.Append($"\"One of many.\"\ntype T{type} @key(fields: \"id\") {{\n  id: ID!\n");
            for (var field = 0; field < OwnFields; field++)
            {
                sdl.Append($"  \"What it owns.\"\n  own{field}: {(field % 2 == 0 ? "String" : "Int!")}\n");
            }

            sdl.Append($"  size: Size\n  next: T{Next(type, types)}\n  far: T{Far(type, types)}\n}}\n");
        }

        foreach (var type in extended)
        {
            queries.Append($"  t{type}Parts(id: ID!): T{type} @lookup @internal\n");
            sdl.Append($"type T{type} @key(fields: \"id\") {{\n  id: ID!\n");
            for (var field = 0; field < ForeignFields; field++)
            {
                sdl.Append($"  foreign{field}(unit: String): Float\n");
            }

            sdl.Append("}\n");
        }

        foreach (var type in referred)
        {
            sdl.Append($"type T{type} @key(fields: \"id\") {{ id: ID! }}\n");
        }

        return $$"""
            type Query {
            {{queries}}}
            type Size @shareable { width: Int height: Int }
            {{sdl}}
            """;
    }
}

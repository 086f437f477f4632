using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// A graph made by a seed, twice: as one schema that has everything, and cut into two to five source schemas. Fields of entities lie in
/// random sources, composite or Apollo Federation ones; some need values from elsewhere, some sources know a type by another key only, value types are shared or cut.
/// </summary>
internal sealed class RandomGraph
{
    private const int EntityCount = 5;
    private readonly System.Random _random;
    private readonly int _sourceCount;
    private readonly List<RandomType> _types = [];
    private readonly int[] _partSources;
    private readonly Dictionary<string, JsonElement> _roots = [];

    private readonly Func<int, bool> _isApollo;

    /// <param name="seed">Makes the graph: equal seeds, equal graphs.</param>
    /// <param name="isApollo">Which of the sources are Apollo Federation ones; null for none.</param>
    public RandomGraph(int seed, Func<int, bool>? isApollo = null)
    {
        _isApollo = isApollo ?? (_ => false);
        _random = new System.Random(seed);
        _sourceCount = _random.Next(2, 6);
        _partSources = [_random.Next(_sourceCount), _random.Next(_sourceCount)];
        for (var t = 0; t < EntityCount; t++)
        {
            MakeType(t);
        }

        MakeData();
        Monolith = MakeMonolith();
        Sources = [.. Enumerable.Range(0, _sourceCount).Select(MakeSource)];
    }

    public RequestExecutor Monolith { get; }

    public TestSource[] Sources { get; }

    public IReadOnlyList<RandomType> Types => _types;

    private void MakeType(int t)
    {
        var type = new RandomType($"E{t}", _random.Next(_sourceCount));
        _types.Add(type);
        for (var f = 0; f < 5; f++)
        {
            type.Fields.Add(new RandomField($"s{f}", f switch { 0 => "String!", 1 => "Int", 2 => "[String!]", 3 => "Color", _ => "String" }, _random.Next(_sourceCount)));
        }

        for (var r = 0; r < 3; r++)
        {
            var target = $"E{_random.Next(EntityCount)}";
            type.Fields.Add(new RandomField($"r{r}", r switch { 0 => target, 1 => $"[{target}!]", _ => $"[{target}]" }, _random.Next(_sourceCount)) { Target = target });
        }

        type.Fields.Add(new RandomField("v", "V", _random.Next(_sourceCount)));
        type.Fields.Add(new RandomField("vs", "[V!]", _random.Next(_sourceCount)));
        type.Fields.Add(new RandomField("u", "U", _random.Next(_sourceCount)));
        type.Fields.Add(new RandomField("us", "[U!]", _random.Next(_sourceCount)));
        type.Fields.Add(new RandomField("thing", "Thing", _random.Next(_sourceCount)));
        type.Fields.Add(new RandomField("part", "Part", _partSources[0]) { SecondSource = _partSources[1] });
        type.Fields.Add(new RandomField("needy", "String", OtherThan(type, "s4")) { Needs = "s4" });
        type.Fields.Add(new RandomField("needyList", "String", OtherThan(type, "vs")) { Needs = "vs[a]" });

        // a source that knows the type by its code only; the code itself lies in one source with the id
        if (_sourceCount > 2 && _random.Next(2) == 0)
        {
            type.CodeSource = _random.Next(_sourceCount);
        }
    }

    private int OtherThan(RandomType type, string field) =>
        (type.Fields.First(f => f.Name == field).Source + _random.Next(1, _sourceCount)) % _sourceCount;

    private void MakeData()
    {
        foreach (var type in _types)
        {
            for (var i = 0; i < 6; i++)
            {
                type.Objects.Add(new JsonObject { ["id"] = $"{type.Name}-{i}", ["code"] = $"c{type.Name}-{i}", ["__typename"] = type.Name });
            }
        }

        foreach (var type in _types)
        {
            foreach (var (entity, index) in type.Objects.Select((o, i) => (o, i)))
            {
                foreach (var field in type.Fields.Where(f => f.Needs is null))
                {
                    entity[field.Name] = ValueOf(field, $"{type.Name}{index}{field.Name}");
                }

                entity["needy"] = entity["s4"] is { } s4 ? $"got {s4}" : "got null";
                entity["needyList"] = entity["vs"] is JsonArray vs ? "got " + string.Join(',', vs.Select(v => v!["a"]?.ToString() ?? "null")) : "got null";
            }
        }
    }

    private JsonNode? ValueOf(RandomField field, string text)
    {
        if (_random.Next(8) == 0 && field.Type is not "String!")
        {
            return null;
        }

        return field.Type switch
        {
            "String!" => _random.Next(25) == 0 ? null : text,
            "String" => text + " \"ü\\",
            "Int" => _random.Next(100),
            "Color" => _random.Next(2) == 0 ? "RED" : "BLUE",
            "[String!]" => new JsonArray(text, "x"),
            "V" => Value(text),
            "[V!]" => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(i => Value(text + i))]),
            "Part" => new JsonObject { ["x"] = text + "x", ["y"] = text + "y" },
            "U" => Reference($"E{_random.Next(2)}"),
            "[U!]" => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Reference($"E{_random.Next(2)}"))]),
            "Thing" => Reference($"E{_random.Next(EntityCount)}"),
            ['[', .. var rest] => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => _random.Next(6) == 0 && !rest.Contains('!') ? null : Reference(field.Target!))]),
            _ => Reference(field.Target!),
        };
    }

    private JsonObject Value(string text) => new() { ["a"] = _random.Next(5) == 0 ? null : text, ["b"] = _random.Next(10) };

    private JsonObject Reference(string type) => new() { ["ref"] = $"{type}-{_random.Next(6)}" };

    private RequestExecutor MakeMonolith()
    {
        var sdl = new StringBuilder(
            """
            enum Color { RED BLUE }
            type V { a: String  b: Int! }
            type Part { x: String  y: String }
            union U = E0 | E1
            interface Thing { id: ID! }

            """);
        foreach (var type in _types)
        {
            sdl.Append($"type {type.Name} implements Thing {{ id: ID!  code: String  ");
            foreach (var field in type.Fields)
            {
                sdl.Append($"{field.Name}: {field.Type}  ");
            }

            sdl.Append("}\n");
        }

        sdl.Append("type Query {\n");
        foreach (var type in _types)
        {
            sdl.Append($"  all{type.Name}(first: Int): [{type.Name}!]\n  one{type.Name}(n: Int!): {type.Name}\n");
        }

        sdl.Append('}');
        var builder = new SchemaBuilder().AddDocument(sdl.ToString());
        Resolve(builder, _ => true);
        return new RequestExecutor(builder.Build());
    }

    private TestSource MakeSource(int source)
    {
        var sdl = new StringBuilder(
            """
            enum Color { RED BLUE }
            type V { a: String @shareable  b: Int! @shareable }
            interface Thing { id: ID! }

            """);
        var query = new StringBuilder();
        var parts = $"{(_partSources[0] == source ? "x: String " : "")}{(_partSources[1] == source ? "y: String" : "")}";
        if (parts.Length > 0)
        {
            sdl.Append($"type Part {{ {parts} }}\n");
        }

        var isApollo = _isApollo(source);
        foreach (var type in _types)
        {
            var byCode = type.CodeSource == source && type.Home != source;
            if (isApollo)
            {
                sdl.Append(ApolloType(type, source, byCode));
                AddRoots(query, type, source);
                continue;
            }

            sdl.Append($"type {type.Name} implements Thing @key(fields: \"id\") {(byCode || type.Home == source ? "@key(fields: \"code\") " : "")}{{ id: ID!  ");
            if (byCode || type.Home == source)
            {
                sdl.Append("code: String  ");
            }

            foreach (var field in type.Fields.Where(f => f.Source == source || f.SecondSource == source))
            {
                var shared = field.SecondSource is not null && field.SecondSource != field.Source ? " @shareable" : "";
                var argument = field.Needs is null ? "" : $"(from: {(field.Needs.Contains('[') ? "[String]" : "String")} @require(field: \"{field.Needs}\"))";
                sdl.Append($"{field.Name}{argument}: {field.Type}{shared}  ");
            }

            sdl.Append("}\n");
            if (byCode)
            {
                query.Append($"  by{type.Name}Code(code: String!): {type.Name} @lookup @internal\n");
            }
            else
            {
                query.Append($"  by{type.Name}(id: ID!): {type.Name} @lookup @internal\n");
            }

            AddRoots(query, type, source);
        }

        sdl.Append("union U = E0 | E1\n");
        if (isApollo)
        {
            query.Append(query.Length == 0 ? $"  nothing{source}: Int\n" : "");
            sdl.Append("type Query {\n").Append(query).Append('}');
            return ApolloSource.Create($"s{source}", ApolloSource.Link + sdl, [.. _types.Select(t => t.Name)], Find, b => Resolve(b, c => sdl.ToString().Contains(c + "(", StringComparison.Ordinal), source));
        }

        sdl.Append("type Query {\n").Append(query).Append('}');
        return new TestSource($"s{source}", sdl.ToString(), b => Resolve(b, c => sdl.ToString().Contains(c + "(", StringComparison.Ordinal), source));
    }

    private static void AddRoots(StringBuilder query, RandomType type, int source)
    {
        if (type.Home == source)
        {
            query.Append($"  all{type.Name}(first: Int): [{type.Name}!]\n  one{type.Name}(n: Int!): {type.Name}\n");
        }
    }

    private static string ApolloType(RandomType type, int source, bool byCode)
    {
        var keys = byCode ? """@key(fields: "id", resolvable: false) @key(fields: "code")"""
            : type.Home == source ? """@key(fields: "id") @key(fields: "code", resolvable: false)"""
            : """@key(fields: "id")""";
        var sdl = new StringBuilder($"type {type.Name} implements Thing {keys} {{ id: ID!  ");
        sdl.Append(byCode || type.Home == source ? "code: String  " : "");
        foreach (var field in type.Fields.Where(f => f.Source == source || f.SecondSource == source))
        {
            var shared = field.SecondSource is not null && field.SecondSource != field.Source ? " @shareable" : "";
            var required = field.Needs?.Replace("[", " { ").Replace("]", " }");
            sdl.Append($"{field.Name}: {field.Type}{shared}{(required is null ? "" : $" @requires(fields: \"{required}\")")}  ");
            if (field.Needs is not null)
            {
                var needed = type.Fields.First(f => f.Name == field.Needs.Split('[')[0]);
                sdl.Append($"{needed.Name}: {needed.Type} @external  ");
            }
        }

        return sdl.Append("}\n").ToString();
    }

    /// <summary>The object of a representation, found by the id or by the code.</summary>
    private JsonElement Find(JsonElement representation)
    {
        var id = representation.TryGetProperty("id", out var given) ? given.GetString()! : representation.GetProperty("code").GetString()![1..];
        return _roots.GetValueOrDefault(id);
    }

    private void Resolve(SchemaBuilder builder, Func<string, bool> has, int? source = null)
    {
        foreach (var type in _types)
        {
            var all = type.Objects.ConvertAll(o => JsonSerializer.SerializeToElement(o));
            foreach (var element in all)
            {
                _roots[element.GetProperty("id").GetString()!] = element;
            }

            if (has($"all{type.Name}") && (source is null || type.Home == source))
            {
                builder.Resolve($"Query.all{type.Name}", FieldResolver.Pure((_, a) =>
                    ResolvedValue.FromList([.. all.Take(a.GetInt32("first") ?? 3).Select(e => ResolvedValue.FromJson(e))])));
                builder.Resolve($"Query.one{type.Name}", FieldResolver.Pure((_, a) => ResolvedValue.FromJson(all[a.GetInt32("n")!.Value])));
            }

            if (source is { } own && !_isApollo(own))
            {
                var byCode = type.CodeSource == source && type.Home != source;
                builder.Resolve(
                    byCode ? $"Query.by{type.Name}Code" : $"Query.by{type.Name}",
                    TestSource.Find(JsonSerializer.Serialize(type.Objects), byCode ? "code" : "id"));
            }

            foreach (var field in type.Fields)
            {
                if (source is not null && field.Source != source && field.SecondSource != source)
                {
                    continue;
                }

                if (field.Needs is not null && source is { } at && _isApollo(at))
                {
                    var needed = field.Needs.Split('[')[0];
                    builder.Resolve($"{type.Name}.{field.Name}", FieldResolver.Pure(p => ResolvedValue.FromObject(
                        p.Json.TryGetProperty(ApolloSource.Represented, out var sent) && sent.TryGetProperty(needed, out var value)
                            ? "got " + TextOf(value.ValueKind is JsonValueKind.Null ? null : Names(value))
                            : "was not sent what it requires")));
                }
                else if (field.Needs is not null && source is not null)
                {
                    builder.Resolve($"{type.Name}.{field.Name}", FieldResolver.Pure((_, a) => ResolvedValue.FromObject("got " + TextOf(a.Get("from")))));
                }
                else if (field.IsReference)
                {
                    builder.Resolve($"{type.Name}.{field.Name}", FieldResolver.Pure(parent => Follow(parent.Json.GetProperty(field.Name))));
                }
            }
        }
    }

    private ResolvedValue Follow(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => ResolvedValue.Null,
        JsonValueKind.Array => ResolvedValue.FromList([.. value.EnumerateArray().Select(Follow)]),
        _ => ResolvedValue.FromJson(_roots[value.GetProperty("ref").GetString()!]),
    };

    /// <summary>Of values in a list only what is required of them.</summary>
    private static JsonElement Names(JsonElement value) => value.ValueKind is JsonValueKind.Array
        ? JsonSerializer.SerializeToElement(value.EnumerateArray().Select(v => v.GetProperty("a")))
        : value;

    private static string TextOf(JsonElement? value) => value switch
    {
        null => "null",
        { ValueKind: JsonValueKind.Array } list => string.Join(',', list.EnumerateArray().Select(e => e.ValueKind is JsonValueKind.Null ? "null" : e.ToString())),
        _ => value.ToString()!,
    };
}

internal sealed record RandomType(string Name, int Home)
{
    public List<RandomField> Fields { get; } = [];

    public List<JsonObject> Objects { get; } = [];

    public int? CodeSource { get; set; }
}

internal sealed record RandomField(string Name, string Type, int Source)
{
    public string? Target { get; init; }

    public int? SecondSource { get; init; }

    public string? Needs { get; init; }

    public bool IsReference => Target is not null || Type is "U" or "[U!]" or "Thing";
}

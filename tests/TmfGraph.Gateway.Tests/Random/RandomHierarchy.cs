using System.Text;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// Interfaces and unions made by a seed, whose objects have narrower types, further arguments and fewer nulls than their interfaces say; once
/// in one schema, and once cut into two whose objects are found by their ids. All objects of an answer stand in one another.
/// </summary>
internal sealed partial class RandomHierarchy
{
    private const int InterfaceCount = 3;
    private const int ObjectCount = 4;

    private static readonly (string Name, string Type)[] Roots = [("one", "U1"), ("all", "[I0]"), ("first", "I1"), ("some", "[I2]"), ("others", "[U0]")];
    private static readonly string[] Types = ["String", "Int", "I0", "I1", "I2", "U0", "U1", "T0", "T3", "[I0]", "[U1]", "[String]"];

    private readonly System.Random _random;
    private readonly bool _isCut;
    private readonly Dictionary<string, List<HierarchyField>> _fields = [];
    private readonly Dictionary<string, List<string>> _interfaces = [];
    private readonly Dictionary<string, string[]> _unions = new() { ["U0"] = ["T0", "T1"], ["U1"] = ["T1", "T2", "T3"] };
    private readonly JsonArray _entities = [];
    private readonly Dictionary<string, string> _answers = [];

    /// <param name="seed">Makes the types and the data: equal seeds, equal graphs.</param>
    /// <param name="isCut">Whether fields lie in two source schemas.</param>
    public RandomHierarchy(int seed, bool isCut)
    {
        _random = new System.Random(seed);
        _isCut = isCut;
        for (var t = 0; t < ObjectCount; t++)
        {
            _interfaces[$"T{t}"] = [.. Enumerable.Range(0, InterfaceCount).Where(i => i == t || _random.Next(2) == 0).Select(i => $"I{i}")];
        }

        for (var i = 0; i < InterfaceCount; i++)
        {
            _fields[$"I{i}"] = [.. Enumerable.Range(0, 4).Select(f => MakeField($"i{i}f{f}"))];
        }

        for (var t = 0; t < ObjectCount; t++)
        {
            var inherited = _interfaces[$"T{t}"].SelectMany(i => _fields[i]).Select(f => f with { Type = Narrow(f.Type), HasArgument = f.HasArgument || _random.Next(3) == 0 });
            _fields[$"T{t}"] = [.. inherited, MakeField("own0"), MakeField("own1")];
        }

        foreach (var (name, type) in Roots)
        {
            _answers.Add(name, Value(type, 2)?.ToJsonString() ?? "null");
        }

        Monolith = new TestSource("monolith", Sdl(-1), b => Resolve(b, -1));
        Sources = isCut
            ? [new TestSource("a", Sdl(0), b => Resolve(b, 0)), new TestSource("b", Sdl(1), b => Resolve(b, 1))]
            : [new TestSource("a", Sdl(-1), b => Resolve(b, -1))];
    }

    public TestSource Monolith { get; }

    public TestSource[] Sources { get; }

    private HierarchyField MakeField(string name) =>
        new(name, Types[_random.Next(Types.Length)], _random.Next(4) == 0, _isCut && _random.Next(3) is < 2 and var source ? source : null);

    private List<string> Possible(string type) =>
        type[0] is 'T' ? [type] : type[0] is 'U' ? [.. _unions[type]] : [.. _interfaces.Where(i => i.Value.Contains(type)).Select(i => i.Key)];

    private string Narrow(string type)
    {
        if (type[0] is '[')
        {
            return _random.Next(3) == 0 ? $"[{Narrow(type[1..^1])}]" : type;
        }

        if (!IsLeaf(type) && _random.Next(2) == 0)
        {
            var possible = Possible(type);
            type = possible[_random.Next(possible.Count)];
        }

        return _random.Next(3) == 0 ? type + "!" : type;
    }

    private static bool IsLeaf(string type) => type is "String" or "Int";

    /// <summary>The schema of a source, or with -1 the whole one.</summary>
    private string Sdl(int source)
    {
        var cut = source >= 0;
        var sdl = new StringBuilder("type Query { ");
        sdl.AppendJoin(' ', Roots.Where(_ => source <= 0).Select(r => $"{r.Name}: {r.Type}"));
        sdl.AppendJoin("", Enumerable.Range(0, cut ? ObjectCount : 0).Select(t => $" find{source}T{t}(id: ID!): T{t} @lookup @internal")).Append(" }\n");
        foreach (var (name, fields) in _fields)
        {
            var implements = _interfaces.GetValueOrDefault(name) is { Count: > 0 } interfaces ? " implements " + string.Join(" & ", interfaces) : "";
            sdl.Append(name[0] is 'I' ? $"interface {name}" : $"type {name}{implements}{(cut ? " @key(fields: \"id\")" : "")}").Append(" { id: ID!");
            foreach (var field in fields.Where(f => !cut || f.Source is null || f.Source == source))
            {
                var shared = cut && field.Source is null && name[0] is 'T' ? " @shareable" : "";
                sdl.Append($"  {field.Name}{(field.HasArgument ? "(x: Int)" : "")}: {field.Type}{shared}");
            }

            sdl.Append(" }\n");
        }

        return sdl.AppendJoin("", _unions.Select(u => $"union {u.Key} = {string.Join(" | ", u.Value)}\n")).ToString();
    }

    private void Resolve(SchemaBuilder builder, int source)
    {
        foreach (var (name, answer) in _answers.Where(_ => source <= 0))
        {
            builder.Resolve($"Query.{name}", TestSource.Json(answer));
        }

        for (var t = 0; source >= 0 && t < ObjectCount; t++)
        {
            builder.Resolve($"Query.find{source}T{t}", TestSource.Find(_entities.ToJsonString()));
        }
    }

    private JsonNode? Value(string type, int depth)
    {
        var isNonNull = type[^1] is '!';
        type = type.TrimEnd('!');
        if (_random.Next(isNonNull ? 15 : 8) == 0 || (depth <= 0 && !isNonNull && !IsLeaf(type)) || depth < -2)
        {
            return null;
        }

        return type switch
        {
            "String" => $"s{_random.Next(100)}",
            "Int" => _random.Next(100),
            ['[', ..] => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(type[1..^1], depth))]),
            _ => Entity(type, depth),
        };
    }

    private JsonObject Entity(string type, int depth)
    {
        var possible = Possible(type);
        var own = possible[_random.Next(possible.Count)];
        var entity = new JsonObject { ["__typename"] = own, ["id"] = $"{own}-{_entities.Count}" };
        _entities.Add(null); // its number is taken before those of what stands in it
        var number = _entities.Count - 1;
        foreach (var field in _fields[own])
        {
            entity[field.Name] = Value(field.Type, depth - 1);
        }

        _entities[number] = entity.DeepClone();
        return entity;
    }
}

/// <param name="Source">The only source that has it; null when all have.</param>
internal sealed record HierarchyField(string Name, string Type, bool HasArgument, int? Source);

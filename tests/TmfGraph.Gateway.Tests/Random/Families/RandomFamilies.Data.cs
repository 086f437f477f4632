using System.Text.Json;
using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>The objects, with references for those behind them.</summary>
internal sealed partial class RandomFamilies
{
    private readonly Dictionary<string, JsonObject> _objects = [];
    private readonly Dictionary<string, JsonElement> _stored = [];

    private void MakeData()
    {
        foreach (var (type, number) in _types.SelectMany(t => Enumerable.Range(0, ObjectCount).Select(n => (t, n))))
        {
            var entity = new JsonObject { ["__typename"] = type.Name, ["id"] = $"{type.Name}-{number}", ["kind"] = KindOf(number), ["no"] = $"{type.Name}/{number}", ["x0"] = Chance(5) ? null : $"x {type.Name}-{number}" };
            type.Objects.Add(entity);
            _objects.Add($"{type.Name}-{number}", entity);
        }

        foreach (var type in _types)
        {
            foreach (var entity in type.Objects)
            {
                foreach (var field in type.Fields.Where(f => f.Need is null))
                {
                    entity[field.Name] = ValueOf(field.Type, [.. Possible(field.Base).Where(p => field.IsLeaf || field.Sources.Concat(field.SeenAt).All(s => Possible(field.Base, s).Contains(p)))], $"{entity["id"]}.{field.Name}");
                }

                entity["xi"] = Chance(5) ? null : ReferenceTo(Any(_interfaces[0].Members));
            }
        }

        for (var round = 0; round < 2; round++)
        {
            foreach (var type in _types)
            {
                foreach (var field in type.Fields.Where(f => f.Name == $"need{round}"))
                {
                    type.Objects.ForEach(o => o[field.Name] = Got(field.Need!.Of(o, Read))); // these have needs
                }
            }
        }

        _types.SelectMany(t => t.Objects).ToList().ForEach(o => o["xneed"] = Got(Read(o, "i0f0")));
        foreach (var (id, entity) in _objects)
        {
            _stored.Add(id, JsonSerializer.SerializeToElement(entity));
        }
    }

    private static string KindOf(int number) => number % 2 == 0 ? "RED" : "BLUE";

    /// <summary>What a field with a requirement answers to a value.</summary>
    private static string Got(JsonNode? value) => "got " + (Plain(value)?.ToJsonString() ?? "null");

    /// <summary>The same without members that are null, in the order of their names; an object of which nothing is left is as good as none.</summary>
    private static JsonNode? Plain(JsonNode? value) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(Plain)]),
        JsonObject members => members.Select(m => KeyValuePair.Create(m.Key, Plain(m.Value))).Where(m => m.Value is not null).OrderBy(m => m.Key, StringComparer.Ordinal).ToArray() is { Length: > 0 } left
            ? new JsonObject(left)
            : null,
        _ => value?.DeepClone(),
    };

    /// <summary>A field of an object, with the objects behind references.</summary>
    private JsonNode? Read(JsonObject entity, string name) =>
        Named(entity["__typename"]!.ToString()).Fields.Find(f => f.Name == name) is { HasArgument: true } ? Echo(entity[name], LeafNeed.Argument) : Behind(entity[name]); // entities have types

    private JsonNode? Behind(JsonNode? value) => value switch
    {
        JsonArray list => new JsonArray([.. list.Select(v => Behind(v) is { } item ? item.DeepClone() : null)]),
        JsonObject reference when reference["ref"] is { } id => _objects[id.ToString()],
        _ => value,
    };

    private static JsonNode? Echo(JsonNode? value, int? argument) => value is null ? null : $"{value} x={argument}";

    private JsonNode? ValueOf(string type, string[] possible, string text)
    {
        if (type[^1] is not '!' && Chance(7))
        {
            return null;
        }

        return type.TrimEnd('!') switch
        {
            ['[', .. var inner] => new JsonArray([.. Enumerable.Range(0, _random.Next(3)).Select(i => ValueOf(inner[..^1], possible, $"{text}{i}"))]),
            "String" => text,
            "Int" => _random.Next(1_000),
            "Kind" => KindOf(_random.Next(2)),
            "Stamp" => _random.Next(5) switch
            {
                0 => JsonNode.Parse("""{ "a": [1, null, { "b": "\"c\"" }], "r": true }"""),
                1 => JsonNode.Parse("[]"),
                2 => 12.5,
                3 => false,
                _ => text,
            },
            _ => possible.Length == 0 ? null : ReferenceTo(Any(possible)),
        };
    }

    private JsonObject ReferenceTo(string type) => new() { ["ref"] = $"{type}-{_random.Next(ObjectCount)}" };
}

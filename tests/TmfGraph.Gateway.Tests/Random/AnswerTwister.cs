using System.Text;
using System.Text.Json.Nodes;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>Makes answers of sources wrong in many ways, each decided by a seed: values of other kinds, more, fewer and other objects, wild errors, broken bytes.</summary>
internal sealed class AnswerTwister(System.Random random)
{
    private static readonly string[] Values =
    [
        "null", "null", "1", "-0", "1e400", "2147483648", "\"x\"", "\"\\ud83d\"", "\"\"", "true", "{}", "[]", "[null]", "[[]]", "[[[{}]]]",
        "{\"id\":\"E0-1\"}", "{\"__typename\":\"E1\"}", "\"E1-1\"", new string('[', 80) + new string(']', 80),
    ];

    private static readonly string[] Types = ["E0", "E1", "E2", "E3", "Thing", "V", "Query", "Nobody", ""];

    /// <param name="answer">Results, one a line.</param>
    public byte[] Twist(ReadOnlySpan<byte> answer)
    {
        var text = Encoding.UTF8.GetString(answer);
        var results = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).ToList(); // sources send objects
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            TwistOne(results);
        }

        var bytes = Encoding.UTF8.GetBytes(random.Next(4) == 0
            ? $"[{string.Join(',', results.Select(Text))}]"
            : string.Join('\n', results.Select(Text)));
        switch (random.Next(12))
        {
            case 0: return bytes[..random.Next(bytes.Length + 1)];
            case 1 when bytes.Length > 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); return bytes;
            default: return bytes;
        }
    }

    private void TwistOne(List<JsonObject> results)
    {
        if (results.Count == 0)
        {
            return;
        }

        var result = results[random.Next(results.Count)];
        switch (random.Next(10))
        {
            case 0: results.Remove(result); break;
            case 1: results.Add(result.DeepClone().AsObject()); break;
            case 2: (results[0], results[^1]) = (results[^1], results[0]); break;
            case 3: result["variableIndex"] = Value(); break;
            case 4: result["data"] = Value(); AddErrors(result); break;
            case 5 or 6: AddErrors(result); break;
            default: TwistValue(result); break;
        }
    }

    /// <summary>Replaces, removes or repeats something anywhere in the data.</summary>
    private void TwistValue(JsonObject result)
    {
        var at = Walk(result, out _);
        switch (at?.Parent)
        {
            case JsonObject parent:
                var name = at.GetPropertyName();
                if (random.Next(5) == 0)
                {
                    parent.Remove(name);
                }
                else
                {
                    parent[name] = name == "__typename" ? Types[random.Next(Types.Length)] : Value();
                }

                break;
            case JsonArray parent when random.Next(3) == 0: parent.RemoveAt(at.GetElementIndex()); break;
            case JsonArray parent when random.Next(2) == 0: parent.Add(at.DeepClone()); break;
            case JsonArray parent: parent[at.GetElementIndex()] = Value(); break;
        }
    }

    /// <summary>Adds errors whose paths lead to values, nearly to values, or nowhere; most leave a null where they lead.</summary>
    private void AddErrors(JsonObject result)
    {
        var errors = result["errors"] as JsonArray ?? [];
        for (var i = random.Next(1, 3); i > 0; i--)
        {
            var at = Walk(result, out var path);
            if (random.Next(2) == 0 && at?.Parent is JsonObject parent)
            {
                parent[at.GetPropertyName()] = null;
            }

            errors.Add(random.Next(8) switch
            {
                0 => Value(),
                1 => new JsonObject { ["message"] = $"no path {i}" },
                2 => new JsonObject { ["message"] = $"odd path {i}", ["path"] = Value() },
                3 => new JsonObject { ["message"] = Value(), ["path"] = PathOf([.. path, random.Next(9)]), ["extensions"] = Value() },
                4 => new JsonObject { ["message"] = $"texts {i}", ["path"] = new JsonArray([.. path.Select(p => (JsonNode)p.ToString()!)]) }, // names and numbers have texts
                5 => new JsonObject { ["message"] = $"short path {i}", ["path"] = PathOf(path.Take(random.Next(path.Count + 1))) },
                _ => new JsonObject { ["message"] = $"fails {i}", ["path"] = PathOf(path), ["extensions"] = new JsonObject { ["code"] = "X" } },
            });
        }

        result.Remove("errors");
        result["errors"] = errors;
    }

    private static JsonArray PathOf(IEnumerable<object> path) => new([.. path.Select(p => p is int index ? JsonValue.Create(index) : JsonValue.Create((string)p))]);

    /// <summary>Some value of the data, and its path.</summary>
    private JsonNode? Walk(JsonObject result, out List<object> path)
    {
        path = [];
        var at = result["data"];
        while (at is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } && (path.Count == 0 || random.Next(4) > 0))
        {
            if (at is JsonArray list)
            {
                var index = random.Next(list.Count);
                if (list[index] is not { } item)
                {
                    break;
                }

                path.Add(index);
                at = item;
            }
            else
            {
                var fields = at.AsObject();
                var (name, value) = fields.ElementAt(random.Next(fields.Count));
                if (value is null)
                {
                    break;
                }

                path.Add(name);
                at = value;
            }
        }

        return at;
    }

    private JsonValue? Value()
    {
        var index = random.Next(Values.Length);
        return Values[index] == "null" ? null : JsonValue.Create($"@{index}@"); // not everything that can be written can be a node
    }

    /// <summary>An object as text, now and then with a property twice.</summary>
    private string Text(JsonObject result)
    {
        var text = result.ToJsonString();
        for (var i = 0; i < Values.Length; i++)
        {
            text = text.Replace($"\"@{i}@\"", Values[i], StringComparison.Ordinal);
        }

        return random.Next(10) == 0 && text.Length > 2 ? $"{text[..^1]},{text[1..]}" : text;
    }
}

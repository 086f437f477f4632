using System.Globalization;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>
/// Arguments of every form, for fields that answer with what they were given: literals, variables that have values, are null or are left out, and both within
/// each other.
/// </summary>
internal static class RandomArguments
{
    /// <summary>The types of the arguments, and their names.</summary>
    public const string InputTypes = "input Filter { text: String  limit: Int! = 7  color: Color = RED  nested: Filter  table: [[Int]]  others: [Filter!]  id: ID  real: Float }\n";

    /// <summary>The arguments of a field.</summary>
    public const string Declared = "filter: Filter, colors: [[Color!]], n: Int! = 3, text: String = \"as usual\"";

    private static readonly string[] Names = ["filter", "colors", "n", "text"];

    private static readonly (string Name, string Type, string? Default, string[] Values)[] All =
    [
        ("i0", "Int", null, ["1", "-20", "null"]),
        ("i1", "Int", "4", ["1", "2000000000"]),
        ("i2", "Int!", "5", ["6"]),
        ("c0", "Color", null, ["\"RED\"", "null"]),
        ("c1", "Color", "BLUE", ["\"RED\"", "null"]),
        ("cn", "Color!", "RED", ["\"BLUE\""]),
        ("s0", "String", null, ["\"it \\\"is\\\" \\u00fc \\n\"", "\"\"", "null"]),
        ("s1", "String", "null", ["\"here\"", "null"]),
        ("f0", "Filter", null, ["{}", "null", """{ "text": null, "nested": { "color": "BLUE", "others": [{ "id": 7 }, { "real": 1 }] } }""", """{ "table": [[1, null], null, []] }"""]),
        ("f1", "Filter", """{ limit: 2, nested: { text: "default", table: [3] } }""", ["""{ "others": { "limit": 1 } }""", "null"]),
        ("fs", "[Filter!]", null, ["[]", """[{ "id": "a" }, {}]""", """{ "color": null }""", "null"]),
        ("t0", "[[Int]]", "[[1], null]", ["5", "[6]", "[[7, null], 8]", "null"]),
        ("cs", "[[Color!]]", null, ["[]", "\"RED\"", "[\"BLUE\", null]", "null"]),
        ("d0", "ID", "12", ["\"x\"", "3", "null"]),
        ("r0", "Float", "1", ["2.5", "-3", "1e3", "null"]),
    ];

    /// <summary>The names of variables that have no value, and a value for each of the others, as JSON properties.</summary>
    public static IEnumerable<string> Values(System.Random random) => All
        .Where(_ => random.Next(3) > 0)
        .Select(v => $"\"{v.Name}\": {v.Values[random.Next(v.Values.Length)]}");

    /// <summary>How an operation declares a variable.</summary>
    public static string Declare(string name) => All.First(v => v.Name == name) is var (_, type, value, _) ? $"${name}: {type}{(value is null ? "" : $" = {value}")}" : "";

    /// <summary>Arguments in parentheses, or nothing.</summary>
    /// <param name="used">Takes the names of variables that they need.</param>
    public static string Make(System.Random random, ISet<string> used)
    {
        var given = new List<string>();
        Add("filter", () => Object(random, used, 2));
        Add("colors", () => Value(random, used, ["cs"], () => List(random, "BLUE", () => List(random, "RED", () => Color(random, used, "cn")))));
        Add("n", () => Int(random, used, ["i1", "i2"]));
        Add("text", () => Text(random, used));
        return given.Count == 0 ? "" : $"({string.Join(", ", given)})";

        void Add(string name, Func<string> value)
        {
            if (random.Next(3) == 0)
            {
                given.Add($"{name}: {value()}");
            }
        }
    }

    /// <summary>What an object's field answers when it has been given arguments.</summary>
    public static string Echo(JsonElement entity, FieldArguments arguments) =>
        $"{entity.GetProperty("id").GetString()} {string.Join(' ', Names.Select(n => arguments.TryGet(n, out var value) ? $"{n}={Canonical(value)}" : $"{n}?"))}";

    /// <summary>The arguments that requirements give.</summary>
    public const string Call = "echo(n: 4, colors: RED)";

    /// <summary>What <see cref="Echo"/> says to <see cref="Call"/>.</summary>
    public static string EchoOfCall(string id) => $"{id} filter? colors=[['RED']] n=4 text='as usual'";

    private static string Object(System.Random random, ISet<string> used, int depth) => Value(random, used, ["f0", "f1"], () =>
    {
        var fields = new List<string>();
        Add("text", () => Text(random, used));
        Add("limit", () => Int(random, used, ["i1", "i2"]));
        Add("color", () => Color(random, used, "c0", "c1", "cn"));
        Add("table", () => Value(random, used, ["t0"], () => List(random, "4", () => random.Next(4) == 0 ? "null" : List(random, "3", () => Int(random, used, ["i0", "i1", "i2"])))));
        Add("id", () => Value(random, used, ["d0"], () => random.Next(2) == 0 ? "17" : "\"seventeen\""));
        Add("real", () => Value(random, used, ["r0"], () => random.Next(2) == 0 ? "4" : "-0.5e2"));
        if (depth > 0)
        {
            Add("nested", () => Object(random, used, depth - 1));
            Add("others", () => Value(random, used, ["fs"], () => List(random, "{ limit: 0 }", () => $"{{ limit: {random.Next(9)}, nested: {Object(random, used, depth - 1)} }}")));
        }

        return fields.Count == 0 ? "{}" : $"{{ {string.Join(", ", fields)} }}";

        void Add(string name, Func<string> value)
        {
            if (random.Next(4) == 0)
            {
                fields.Add($"{name}: {value()}");
            }
        }
    });

    private static string Value(System.Random random, ISet<string> used, string[] variables, Func<string> literal)
    {
        if (random.Next(2) == 0)
        {
            return literal();
        }

        var name = variables[random.Next(variables.Length)];
        used.Add(name);
        return "$" + name;
    }

    /// <summary>A list, or an item alone in its place, as a literal may stand there.</summary>
    private static string List(System.Random random, string alone, Func<string> item) =>
        random.Next(4) == 0 ? alone : $"[{string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => item()))}]";

    private static string Int(System.Random random, ISet<string> used, string[] variables) => Value(random, used, variables, () => $"{random.Next(-5, 50)}");

    private static string Color(System.Random random, ISet<string> used, params string[] variables) => Value(random, used, variables, () => random.Next(2) == 0 ? "RED" : "BLUE");

    private static string Text(System.Random random, ISet<string> used) => Value(random, used, ["s0", "s1"], () => random.Next(4) switch
    {
        0 => "null",
        1 => "\"\\\"quoted\\\" \\u00fc {$i0}\"",
        2 => "\"\"\"\n  block \\\"\"\" text\n    indented\n\"\"\"",
        _ => "\"plain\"",
    });

    private static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Canonical(p.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => $"'{value.GetString()}'",
        _ => value.GetRawText(),
    };
}

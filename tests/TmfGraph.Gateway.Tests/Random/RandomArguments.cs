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
    public const string InputTypes =
        """
        scalar Any
        input Filter { text: String  limit: Int! = 7  color: Color = RED  nested: Filter  table: [[Int]]  others: [Filter!]  id: ID  real: Float  any: Any  page: Page! = {} }
        input Page { size: Int = 10  orders: [Order!]! = [{ by: "id" }, {}]  within: [[Page]!] }
        input Order { by: String! = "name"  colors: [Color] = [BLUE, null]  any: Any = { a: [1, null] } }
        input Choice @oneOf { text: String  numbers: [[Int!]]  filter: Filter  page: Page  any: Any }

        """;

    /// <summary>The arguments of a field.</summary>
    public const string Declared =
        "filter: Filter, colors: [[Color!]], n: Int! = 3, text: String = \"as usual\", page: Page = { orders: { colors: RED } }, choice: Choice, anys: [Any!] = 1";

    private static readonly string[] Names = ["filter", "colors", "n", "text", "page", "choice", "anys"];

    /// <summary>The types of the arguments as a source has them that knows none of some defaults: it is told them.</summary>
    public static string InputTypesAt(int source) => source % 3 == 2 ? InputTypes.Replace(" = 7", "", StringComparison.Ordinal) : InputTypes;

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
        ("p0", "Page", """{ orders: [{}, { by: "p0" }] }""", ["{}", """{ "within": [[{ "size": null }, null]], "orders": [] }""", """{ "within": { "orders": { "colors": "RED" } } }"""]),
        ("p1", "Page!", "{ within: { size: 1 } }", ["""{ "size": 3, "orders": [{ "any": null, "colors": null }] }"""]),
        ("pf", "Page!", "{}", ["""{ "orders": { "any": [{ "x": "\ud83d\ude00" }, 1.50] } }"""]),
        ("o0", "[Order!]", "{ any: RED }", ["[]", "{}", """[{ "by": "o" }, { "colors": ["RED"] }]"""]),
        ("ch", "Choice", "{ text: \"chosen\" }", ["""{ "numbers": [[1], null] }""", """{ "numbers": 5 }""", """{ "filter": { "page": { "size": 4 } } }""", """{ "any": [] }""", "null"]),
        ("ct", "String!", "\"of a choice\"", ["\"other\""]),
        ("an", "Any", """{ a: "b", c: [1, 2.5, true, null, RED] }""", ["1", "\"text\"", "[[]]", """{ "a": { "b": null } }""", "null"]),
        ("as", "[Any!]", null, ["[]", "7", """[{ "k": [] }, "s"]""", "null"]),
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
        Add("page", () => Page(random, used, 2));
        Add("choice", () => Choice(random, used));
        Add("anys", () => Value(random, used, ["as"], () => List(random, "\"alone\"", () => Any(random, used, 2, false))));
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
    public static string EchoOfCall(string id) => $"{id} filter? colors=[['RED']] n=4 text='as usual' page={{orders:[{{any:{{a:[1,null]}},by:'name',colors:['RED']}}],size:10}} choice? anys=[1]";

    private static string Object(System.Random random, ISet<string> used, int depth) => Value(random, used, ["f0", "f1"], () =>
    {
        var fields = new List<string>();
        Add("text", () => Text(random, used));
        Add("limit", () => Int(random, used, ["i1", "i2"]));
        Add("color", () => Color(random, used, "c0", "c1", "cn"));
        Add("table", () => Value(random, used, ["t0"], () => List(random, "4", () => random.Next(4) == 0 ? "null" : List(random, "3", () => Int(random, used, ["i0", "i1", "i2"])))));
        Add("id", () => Value(random, used, ["d0"], () => random.Next(2) == 0 ? "17" : "\"seventeen\""));
        Add("real", () => Value(random, used, ["r0"], () => random.Next(2) == 0 ? "4" : "-0.5e2"));
        Add("any", () => Any(random, used, 2, true));
        Add("page", () => Value(random, used, ["p0", "p1", "pf"], () => Page(random, used, 1)));
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

    private static string Page(System.Random random, ISet<string> used, int depth) => Value(random, used, ["p1", "pf"], () =>
    {
        var fields = new List<string>();
        if (random.Next(2) == 0)
        {
            fields.Add($"size: {Int(random, used, ["i0", "i1", "i2"])}");
        }

        if (random.Next(2) == 0)
        {
            fields.Add($"orders: {Value(random, used, ["o0"], () => List(random, "{}", () => Order(random, used)))}");
        }

        if (depth > 0 && random.Next(2) == 0)
        {
            fields.Add($"within: {List(random, "{ size: 2 }", () => List(random, "{}", () => random.Next(4) == 0 ? "null" : Page(random, used, depth - 1)))}");
        }

        return $"{{ {string.Join(", ", fields)} }}";
    });

    private static string Order(System.Random random, ISet<string> used) => random.Next(4) switch
    {
        0 => "{}",
        1 => $"{{ colors: {List(random, "RED", () => Color(random, used, "c0", "c1", "cn"))} }}",
        2 => $"{{ any: {Any(random, used, 1, true)}, by: \"it\" }}",
        _ => "{ colors: null, any: null }",
    };

    private static string Choice(System.Random random, ISet<string> used) => Value(random, used, ["ch"], () => random.Next(5) switch
    {
        0 => $"{{ text: {Value(random, used, ["ct"], () => "\"literally\"")} }}",
        1 => $"{{ numbers: {List(random, "8", () => List(random, "9", () => Value(random, used, ["i2"], () => "3")))} }}",
        2 => $"{{ page: {Page(random, used, 1)} }}",
        3 => "{ any: [1, { a: RED }] }",
        _ => "{ filter: {} }",
    });

    /// <summary>A value of any kind; variables stand alone in its place.</summary>
    private static string Any(System.Random random, ISet<string> used, int depth, bool isNullable) => isNullable && random.Next(4) == 0
        ? Value(random, used, ["an"], () => "null")
        : random.Next(depth > 0 ? 8 : 5) switch
        {
            0 => "\"any \\\"thing\\\" \\u00fc\"",
            1 => "-12.50e1",
            2 => "BLUE",
            3 => "true",
            4 => "[]",
            5 => $"[{Any(random, used, depth - 1, false)}, null, {Any(random, used, depth - 1, false)}]",
            6 => "{}",
            _ => $"{{ a: {Any(random, used, depth - 1, false)}, b: {{ a: null, c: {Any(random, used, depth - 1, false)} }} }}",
        };

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

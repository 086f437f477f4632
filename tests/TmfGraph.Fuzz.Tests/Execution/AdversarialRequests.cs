using System.Text;

namespace TmfGraph.Fuzz.Tests.Execution;

/// <summary>Requests made to hurt, for the schema of <see cref="FuzzGraph"/>, and how their refusal begins.</summary>
internal static class AdversarialRequests
{
    private static readonly Dictionary<string, (string Document, string Variables, string Refusal)> Known = new()
    {
        ["aliases"] = ($"{{ {Times(5_000, static i => $"a{i}: __typename")} }}", "{}", "The document has more than 1024 aliases"),
        ["directives in one place"] = ($"{{ __typename {Times(10_000, static _ => "@include(if: true)")} }}", "{}", "The document has more than 4 directives in one place"),
        ["fields"] = ($"{{ {Times(10_000, static _ => "__typename")} }}", "{}", "The document has more than 2048 fields"),
        ["definitions"] = (Times(5_000, static i => $"query Q{i} {{ __typename }}"), "{}", "The document has more than 1024 definitions"),
        ["variables"] = ($"query({Times(5_000, static i => $"$v{i}: Int")}) {{ __typename }}", "{}", "The document has more than 256 variables"),
        ["list literal"] = ($"{{ any(v: [{Times(20_000, static _ => "1")}]) }}", "{}", "The document has more than 10000 items in one list"),
        ["tokens"] = ($"{{ any(v: {{ {Times(30_000, static i => $"a{i}: 1")} }}) }}", "{}", "The document has more than 50000 tokens"),
        ["selections within selections"] = (Nested("{ order ", 50_000), "{}", "The document has more than 200 levels of nesting"),
        ["lists within lists"] = ("{ any(v: " + Nested("[", 100_000), "{}", "The document has more than 200 levels of nesting"),
        ["objects within objects"] = ("{ any(v: " + Nested("{ a: ", 100_000), "{}", "The document has more than 200 levels of nesting"),
        ["types within types"] = ("query($v: " + Nested("[", 100_000), "{}", "The document has more than 200 levels of nesting"),
        ["size"] = ($"{{ __typename }} #{new string('x', 600_000)}", "{}", "The document is larger than 524288 bytes"),
        ["fragments that double"] = (
            $"{{ ...F0 }} {Times(500, static i => $"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }}")} fragment F500 on Query {{ __typename }}", "{}",
            "The fragments of the operation are visited more than 1000 times"),
        ["fragments in circles"] = (
            $"{{ ...F0 }} {Times(100, static i => $"fragment F{i} on Query {{ {Times(100, static j => $"...F{j}")} }}")}", "{}", "The fragments of the operation are visited more than 1000 times"),
        ["operations that share fragments"] = (
            $"{Times(900, static i => $"query Q{i} {{ ...F }}")} fragment F on Query {{ {Times(900, static i => $"a{i}: any(v: 1)")} }}", "{}",
            "The document has more than 100000 selections and variables"),
        ["operations that share uses of variables"] = (
            $"{Times(900, static i => $"query Q{i}($v: Any) {{ ...F }}")} fragment F on Query {{ any(v: [{Times(9_000, static _ => "$v")}]) }}", "{}",
            "The document has more than 100000 selections and variables"),
        ["unused fragments"] = ($"{{ __typename }} {Times(1_000, static i => $"fragment F{i} on Query {{ __typename }}")}", "{}", "The fragment `F0` is not used"),
        ["equal arguments"] = ($"{{ order({Times(8_000, static _ => "id: 1")}) {{ id }} }}", "{}", "The field `order` is given the argument `id` more than once"),
        ["unknown arguments"] = ($"{{ order(id: 1, {Times(8_000, static i => $"a{i}: 1")}) {{ id }} }}", "{}", "The field `order` has no argument `a0`"),
        ["fields that do not merge"] = ($"{{ {Times(1_000, static i => $"order(id: {i}) {{ id }}")} }}", "{}", "The fields named `order` cannot be merged"),
        ["deferred parts"] = ($"{{ {Times(200, static _ => "... @defer { __typename }")} }}", "{}", "The document has more than 64 `@defer` and `@stream`"),
        ["conditions"] = (
            $"query({Times(60, static i => $"$b{i}: Boolean = false")}) {{ {Times(900, static i => $"... @include(if: $b{i / 30}) {{ ...F @skip(if: $b{30 + (i % 30)}) }}")} }} "
            + $"fragment F on Query {{ {Times(30, static i => $"__typename @include(if: $b{i})")} }}", "{}", "A selection spreads out to more than 32768 nodes"),
        ["numbers"] = ($"{{ orders(first: {new string('9', 400_000)}) {{ id }} }}", "{}", "The argument `first` is not a valid `Int`"),
        ["prices"] = ("query($n: Int!) { orders(first: $n) { related { id } } }", """{ "n": 2147483647 }""", "The field cost of the operation is above the limit"),
        ["strings"] = ("query($v: ID!) { order(id: $v) { id } }", $$"""{ "v": "{{new string('x', 11_000_000)}}" }""", "Variable `$v` of type `ID!` is not valid: the string has more than 10000000 bytes"),
        ["lists"] = ("mutation($v: [ID!]!) { touch(ids: $v) { id } }", $$"""{ "v": [{{Times(20_000, static _ => "1,")}}1] }""", "Variable `$v` of type `[ID!]!` is not valid: the list has more than 10000 items"),
        ["members"] = ("query($v: Where) { orders(where: $v) { id } }", $$"""{ {{Times(20_000, static i => $"\"a{i}\": 1,")}} "v": null }""", "The variables have more than 10000 members"),
        ["equal members"] = (
            "query($v: Where) { orders(where: $v) { id } }", $$"""{ "v": { {{Times(100_000, static _ => "\"id\": 1,")}} "id": 1 } }""",
            "Variable `$v` of type `Where` is not valid: `Where` is given a field more than once"),
        ["wrong values"] = (
            "query($v: Where) { orders(where: $v) { id } }", $$"""{ "v": { "in": [{{Times(9_000, static _ => "\"none\",")}} "none"] } }""", "Variable `$v` of type `Where` is not valid: "),
        ["one of many"] = ("query($v: One!) { node(one: $v) { id } }", """{ "v": { "id": 1, "number": 2 } }""", "Variable `$v` of type `One!` is not valid: `One` needs exactly one of its fields"),
    };

    public static IEnumerable<string> Names => Known.Keys;

    public static (string Document, string Variables, string Refusal) Get(string name) => Known[name];

    private static string Times(int count, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            text.Append(part(i)).Append(' ');
        }

        return text.ToString();
    }

    private static string Nested(string level, int depth) => new StringBuilder().Insert(0, level, depth).ToString();
}

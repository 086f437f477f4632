using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>Whatever is deferred and streamed: put together again, the parts are the response that comes whole.</summary>
public sealed class IncrementalMergeTests
{
    private static readonly string[] Names = ["id", "name", "pure", "next", "friends", "tags"];

    private static Engine Engine => new Engine(
            """
            type Query { start: Person all: [Person!] }
            type Person { id: ID! name: String pure: Person next: Person friends: [Person] tags: [String!] }
            """)
        .Constant("Query.start", """{ "id": "0", "name": "N0", "tags": ["t", "u", "v"] }""")
        .Constant("Query.all", """[{ "id": "1", "name": "N1", "tags": [] }, { "id": "2", "name": null, "tags": ["w"] }]""")
        .Pure("Person.pure", (parent, _) => Person(parent, "p"))
        .Batch("Person.next", (batch, i) => Person(batch.GetParent(i), "n"))
        .Batch("Person.friends", (batch, i) => ResolvedValue.FromList(
            [Person(batch.GetParent(i), "f"), ResolvedValue.Null, Person(batch.GetParent(i), "g"), Person(batch.GetParent(i), "h")]));

    [Theory]
    [InlineData(IncrementalFormat.Pending)]
    [InlineData(IncrementalFormat.Patches)]
    public async Task Parts_Make_The_Whole(IncrementalFormat format)
    {
        var random = new Random(20251);
        var engine = Engine;
        engine.Options.StreamedItems = 2;
        var deferred = 0;
        for (var i = 0; i < 400; i++)
        {
            var label = 0;
            var query = $"query($on: Boolean = true, $off: Boolean = false) {{ __typename @include(if: $on) @skip(if: $off) start {Selection(random, 4, ref label)} all {Selection(random, 3, ref label)} }}";
            var whole = await engine.RunAsync(query);
            var lines = (await engine.RunAsync(query, incremental: format)).Split('\n');
            Assert.StartsWith("{\"data\":{", lines[0], StringComparison.Ordinal);
            deferred += lines.Length - 1;
            var merged = format is IncrementalFormat.Pending ? MergePending(lines) : MergePatches(lines);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(whole)!["data"], merged), $"{query}\n{whole}\n{string.Join('\n', lines)}");
        }

        Assert.True(deferred > 400);
    }

    private static ResolvedValue Person(in ResolvedValue parent, string kind)
    {
        var id = parent.Json.GetProperty("id").GetString() + kind;
        return Engine.Value($$"""{ "id": "{{id}}", "name": "N{{id}}", "tags": ["{{kind}}", "x"] }""");
    }

    private static string Selection(Random random, int depth, ref int label)
    {
        var text = new StringBuilder("{ __typename");
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            if (random.Next(3) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" ... {Condition(random)} ");
                if (random.Next(4) > 0)
                {
                    text.Append(CultureInfo.InvariantCulture, $"@defer(label: \"{label++}\"{(random.Next(4) == 0 ? ", if: $off" : "")})");
                }

                text.Append(depth > 0 ? Selection(random, depth - 1, ref label) : "{ id name }");
                continue;
            }

            var name = Names[random.Next(Names.Length)];
            if (name is "friends" or "tags" && random.Next(2) == 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" s{label}: {name} @stream(initialCount: {random.Next(3)}, label: \"{label++}\")");
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $" {name} {Condition(random)}");
            }

            if (name is "pure" or "next" or "friends")
            {
                text.Append(depth > 0 ? Selection(random, depth - 1, ref label) : "{ id }");
            }
        }

        return text.Append(" }").ToString();
    }

    private static string Condition(Random random) => random.Next(8) switch
    {
        0 => "@include(if: $on)",
        1 => "@include(if: $off)",
        2 => "@skip(if: $off)",
        _ => "",
    };

    private static JsonNode? MergePending(string[] lines)
    {
        var paths = new Dictionary<string, JsonArray>();
        JsonNode? data = null;
        foreach (var line in lines.Select(l => JsonNode.Parse(l)!))
        {
            data ??= line["data"]!.DeepClone();
            foreach (var pending in Items(line, "pending"))
            {
                paths.Add((string)pending["id"]!, pending["path"]!.AsArray());
            }

            foreach (var patch in Items(line, "incremental"))
            {
                var path = paths[(string)patch["id"]!];
                Merge(At(At(data, path), patch["subPath"]?.AsArray() ?? []), patch["data"] ?? patch["items"], repeats: false);
            }

            foreach (var pending in Items(line, "pending"))
            {
                Assert.NotNull(At(data, pending["path"]!.AsArray())); // what is announced belongs to something the client has, or gets with it
            }

            foreach (var completed in Items(line, "completed"))
            {
                Assert.True(paths.Remove((string)completed["id"]!));
            }
        }

        Assert.Empty(paths);
        return data;
    }

    private static JsonNode? MergePatches(string[] lines)
    {
        JsonNode? data = null;
        foreach (var line in lines.Select(l => JsonNode.Parse(l)!))
        {
            data ??= line["data"]!.DeepClone();
            foreach (var patch in Items(line, "incremental"))
            {
                var path = patch["path"]!.AsArray();
                if (patch["items"] is { } items)
                {
                    var list = At(data, [.. path.Take(path.Count - 1).Select(n => n!.DeepClone())])!.AsArray();
                    Assert.Equal(list.Count, (int)path[^1]!);
                    Merge(list, items, repeats: true);
                }
                else
                {
                    Merge(At(data, path), patch["data"], repeats: true);
                }
            }
        }

        return data;
    }

    private static IEnumerable<JsonNode> Items(JsonNode line, string name) => (line[name]?.AsArray() ?? []).Select(n => n!);

    private static JsonNode? At(JsonNode? node, JsonArray path) => path.Aggregate(
        node, static (at, segment) => segment!.GetValueKind() is System.Text.Json.JsonValueKind.Number ? at![(int)segment] : at![(string)segment!]);

    private static void Merge(JsonNode? target, JsonNode? patch, bool repeats)
    {
        if (target is JsonArray list)
        {
            foreach (var item in patch!.AsArray())
            {
                list.Add(item?.DeepClone());
            }

            return;
        }

        foreach (var (name, value) in patch!.AsObject())
        {
            if (target![name] is { } known)
            {
                Assert.True(repeats, $"{name} comes twice");
                MergeRepeated(known, value);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    private static void MergeRepeated(JsonNode known, JsonNode? value)
    {
        if (known is JsonObject)
        {
            Merge(known, value, repeats: true);
        }
        else if (known is JsonArray list)
        {
            foreach (var (one, other) in list.Zip(value!.AsArray()).Where(p => p.First is JsonObject))
            {
                MergeRepeated(one!, other);
            }
        }
    }
}

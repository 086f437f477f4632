using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Testing;

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
            var merged = IncrementalAnswer.Merge(lines, isPending: format is IncrementalFormat.Pending);
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
}

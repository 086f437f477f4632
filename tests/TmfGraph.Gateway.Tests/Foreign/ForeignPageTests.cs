using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TmfGraph.Composition.Files;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>The graphs on the page about other people's subgraphs compose, and its queries are answered as it says.</summary>
public sealed partial class ForeignPageTests
{
    private static readonly string Page = File.ReadAllText(PagePath()).ReplaceLineEndings("\n");

    [GeneratedRegex("^```graphql (?<graph>\\w+)\\.(?<source>\\w+)\n(?<sdl>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Source();

    [GeneratedRegex("^```graphql (?<graph>\\w+)\n(?<query>.*?)^```\n\n```json\n(?<data>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    [Fact]
    public Task Library_IsAnsweredAsThePageSays() => AssertAnswersAsync("library", (name, sdl) => name switch
    {
        "catalog" => new TestSource(name, sdl, b => b
            .Resolve("Query.books", TestSource.Json($$"""{ "nodes": {{Books}} }"""))
            .Resolve("Query.bookByIsbn", TestSource.Find(Books, "isbn"))
            .Resolve("Query.writer", TestSource.Find("""[{ "id": "w1", "name": "N. Berg" }]"""))),
        "branches" => new TestSource(name, sdl, b => b
            .Resolve("Query.lookups", TestSource.Json("{}"))
            .Resolve("BranchLookups.book", TestSource.Find("""[{ "isbn": "1", "copies": [{ "number": 1, "branch": { "id": "p", "town": "Porto" } }] }]""", "isbn"))),
        "loans" => new TestSource(name, sdl, b => b
            .Resolve("Query.loans", TestSource.Json("""[{ "reader": "Ines", "book": { "isbn": "1" } }]"""))
            .Resolve("Query.book", TestSource.Find("""[{ "isbn": "1" }]""", "isbn"))
            .Resolve("Book.days", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(a.Get("pages")!.Value.GetInt32() / 10)))),
        _ => throw new ArgumentException($"The page has a source {name}.", nameof(name)),
    });

    [Fact]
    public Task Shop_IsAnsweredAsThePageSays() => AssertAnswersAsync("shop", (name, sdl) => name switch
    {
        "stock" => new TestSource(name, sdl, b => b
            .Resolve("Query.products", TestSource.Json(Products))
            .Resolve("Query.productBySku", TestSource.Find(Products, "sku"))),
        "prices" => ApolloSource.Create(
            name,
            sdl,
            ["Product"],
            ApolloSource.ById("""[{ "sku": "l", "cents": 1999 }, { "sku": "c", "cents": 500 }]""", "sku"),
            b => b.Resolve("Query.cheapest", TestSource.Json("""{ "sku": "c", "cents": 500 }"""))
                .Resolve("Product.offer", FieldResolver.Pure(p => ResolvedValue.FromObject($"{p.Json.GetProperty("left")} for two")))),
        _ => throw new ArgumentException($"The page has a source {name}.", nameof(name)),
    });

    [Fact]
    public Task Ledger_IsAnsweredAsThePageSays() => AssertAnswersAsync("ledger", (name, sdl) => name switch
    {
        "payments" => ApolloSource.Create(
            name,
            sdl,
            ["User", "Payment"],
            ApolloSource.ById("""[{ "id": "p1", "sum": 12 }, { "id": "p2", "sum": 7 }]"""),
            b => b.Resolve("Query.users", TestSource.Json("""[{ "id": "u1", "payments": [{ "id": "p1" }, { "id": "p2" }] }, { "id": "u2", "payments": [{ "id": "p1" }] }]"""))
                .Resolve("Payment.text", FieldResolver.Pure((p, a) => ResolvedValue.FromObject($"{p.Json.GetProperty("sum")} {a.Get("in")}")))),
        "profiles" => ApolloSource.Create(
            name, sdl, ["User"], ApolloSource.ById("""[{ "id": "u1", "name": "Ines", "currency": "EUR" }, { "id": "u2", "name": "Joe", "currency": "USD" }]""")),
        _ => throw new ArgumentException($"The page has a source {name}.", nameof(name)),
    });

    [Fact]
    public void ThePage_HasAnAnswerToEachGraph() =>
        Assert.Equal(Source().Matches(Page).Select(m => m.Groups["graph"].Value).Distinct(), Example().Matches(Page).Select(m => m.Groups["graph"].Value));

    [GeneratedRegex("^```json\n(?<settings>\\{\n  \"name\".*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Settings();

    [Fact]
    public void TheSettings_AreRead()
    {
        var settings = SourceSchemaSettingsReader.Read(Settings().Match(Page).Groups["settings"].Value, "x", new SettingsVariables("development"));

        Assert.Equal(("stock", "http://localhost:5301/graphql", false, true), (settings.Name, settings.Url, settings.VariableBatching, settings.LeavesNulls));
        Assert.Equal(["text/event-stream"], settings.SubscriptionFormats);
    }

    private const string Books =
        """
        [{ "isbn": "1", "title": "Tides", "pages": 210, "writer": { "id": "w1", "name": "N. Berg" } }, { "isbn": "2", "title": "Salt", "pages": 80, "writer": null }]
        """;

    private const string Products = """[{ "sku": "l", "name": "Lamp", "left": 3 }, { "sku": "c", "name": "Chair", "left": 0 }]""";

    private static async Task AssertAnswersAsync(string graph, Func<string, string, TestSource> serve)
    {
        var sources = Source().Matches(Page).Where(m => m.Groups["graph"].Value == graph).Select(m => serve(m.Groups["source"].Value, m.Groups["sdl"].Value));
        using var gateway = new TestGraph([.. sources]);
        var example = Example().Matches(Page).Single(m => m.Groups["graph"].Value == graph);
        var expected = new JsonObject { ["data"] = JsonNode.Parse(example.Groups["data"].Value) };

        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(await gateway.AskAsync(example.Groups["query"].Value))!.ToJsonString());
    }

    private static string PagePath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "federation", "foreign.md");
}

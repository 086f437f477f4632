using System.Text.Json.Nodes;
using TmfGraph.Composition.Files;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Tests.Files;

public sealed class SchemaSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("composition").FullName;
    private readonly SdlServer _server = new();
    private readonly SdlDownloads _downloads;

    public SchemaSourceTests() => _downloads = new SdlDownloads(TimeSpan.FromSeconds(5), _server);

    public void Dispose()
    {
        _downloads.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task List_TakesTexts_Files_AddressesAndServices()
    {
        File.WriteAllText(In("party.graphqls"), "type Query { p: Int }");
        File.WriteAllText(In("party.json"), """{ "transports": { "http": { "url": "http://elsewhere", "capabilities": { "batching": { "aliasBatching": false } } } } }""");
        _server.Texts["http://orders/graphql?sdl"] = "type Query { o: Int }";
        _server.Texts["http://reviews/graphql"] = """{"data":{"_service":{"sdl":"type Query { r: Int }"}}}""";
        _server.Texts["http://plain/graphql"] = """{"data":{"_service":{"sdl":"type Query { s: Int }"}}}""";
        var source = List(
            """
            [
              { "name": "text", "url": "http://text/graphql", "sdl": "type Query { t: Int }" },
              { "name": "party", "url": "{{HOST}}/graphql", "sdl": "party.graphqls", "settings": "party.json" },
              { "name": "orders", "url": "http://orders/graphql", "sdl": "http://orders/graphql?sdl" },
              { "name": "reviews", "url": "http://reviews/graphql" },
              { "name": "plain", "url": "http://plain/graphql", "kind": "graphql" }
            ]
            """);

        var inputs = await source.ReadAsync(_downloads, CancellationToken.None);

        Assert.Equal(
            [
                ("text", "type Query { t: Int }", "http://text/graphql"),
                ("party", "type Query { p: Int }", "http://party/graphql"),
                ("orders", "type Query { o: Int }", "http://orders/graphql"),
                ("reviews", "type Query { r: Int }", "http://reviews/graphql"),
                ("plain", "type Query { s: Int }", "http://plain/graphql"),
            ],
            inputs.Select(i => (i.Name, i.Sdl!, i.Settings.Url!)));
        Assert.False(inputs[1].Settings.AliasBatching);
        Assert.Equal([null, null, null, SourceSchemaKind.ApolloFederation, SourceSchemaKind.CompositeSchemas], inputs.Select(i => i.Settings.Kind)); // who answers `_service` is of Apollo Federation
        Assert.Equal([In("subgraphs.json"), In("party.graphqls"), In("party-extensions.graphqls"), In("party.json")], source.Paths);
        Assert.Equal(["http://orders/graphql?sdl", "http://reviews/graphql", "http://plain/graphql"], source.Addresses.Select(a => a.ToString()));
    }

    [Theory]
    [InlineData("{}", "expected a JSON list.")]
    [InlineData("[1]", "expected a list of objects.")]
    [InlineData("""[{ "sdl": "x" }]""", "a subgraph has no 'name'.")]
    [InlineData("""[{ "name": "a" }]""", "the subgraph 'a' has neither 'sdl' nor an HTTP address 'url' to ask for it.")]
    [InlineData("""[{ "name": "a", "url": "{{NONE}}", "sdl": "x" }]""", "'{{NONE}}' has no value. Set the environment variable NONE, or let the settings have 'environments' with 'development' that sets it.")]
    [InlineData("""[{ "name": "a", "settings": { "transports": 5 }, "sdl": "x" }]""", "")]
    [InlineData("""[{ "name": "a", "sdll": "x" }]""", "the subgraph 'a' has 'sdll', which means nothing there; there are 'name', 'url', 'sdl', 'extensions', 'kind', 'settings'.")]
    [InlineData("""[{ "name": "a", "sdl": 5 }]""", "'sdl' of a subgraph has to be a text.")]
    [InlineData("""[{ "name": "a", "sdl": "{{NONE}}" }]""", "'{{NONE}}' has no value. Set the environment variable NONE, or let the settings have 'environments' with 'development' that sets it.")]
    [InlineData("[", "this is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. (line 1, column 2)")]
    [InlineData("[\n  { name: 1 }\n]", "this is no JSON: 'n' is an invalid start of a property name. Expected a '\"'. (line 2, column 5)")]
    [InlineData("""[{ "name": "a", "name": "b", "sdl": "x" }]""", "")]
    [InlineData("""[{ "name": "a", "settings": { "kind": "graphql", "kind": "graphql" }, "sdl": "x" }]""", "")]
    public async Task List_SaysWhatIsWrong(string json, string expected) => Assert.StartsWith(
        $"{In("subgraphs.json")}: {expected}",
        (await Assert.ThrowsAsync<CompositionFileException>(() => List(json).ReadAsync(_downloads, CancellationToken.None))).Message,
        StringComparison.Ordinal);

    [Fact]
    public async Task List_TellsOfAllThatCannotBeHad()
    {
        _server.Texts["http://a/graphql?sdl"] = "type Query { a: Int }";
        var source = List(
            """
            [
              { "name": "a", "url": "http://a/graphql", "sdl": "http://a/graphql?sdl" },
              { "name": "b", "url": "http://b/graphql", "sdl": "b.graphqls" },
              { "name": "c", "url": "http://c/graphql", "sdl": "http://c/graphql?sdl" }
            ]
            """);

        var exception = await Assert.ThrowsAsync<CompositionFileException>(() => source.ReadAsync(_downloads, CancellationToken.None));

        Assert.Equal([In("b.graphqls"), "http://c/graphql?sdl"], exception.Message.Split('\n').Select(l => l.Split(' ')[0].TrimEnd(':')));
    }

    [Fact]
    public void Files_HaveToBeText()
    {
        File.WriteAllBytes(In("party.graphqls"), [.. "\"Gr"u8, 0xF6, 0xDF, .. "e\" type Query { p: Int }"u8]); // as Latin-1 has it
        Assert.Equal(
            $"{In("party.graphqls")} is no text in UTF-8.",
            Assert.Throws<CompositionFileException>(() => SourceSchemaReader.Read([In("party.graphqls")])).Message);
    }

    [Fact]
    public async Task ByteOrderMarks_ArePassedOver_InListsSettingsAndSchemas()
    {
        const string Mark = "\uFEFF";
        File.WriteAllText(In("party.graphqls"), Mark + "type Query { p: Int }");
        File.WriteAllText(In("party.json"), Mark + """{ "environments": { "development": { "AT": "http://party" } } }""");
        _server.Texts["http://orders/graphql?sdl"] = Mark + "type Query { o: Int }";
        _server.Texts["http://reviews/graphql"] = Mark + """{"data":{"_service":{"sdl":"type Query { r: Int }"}}}""";
        var inputs = await List(
            Mark +
            """
            [
              { "name": "party", "url": "{{AT}}/graphql", "sdl": "party.graphqls", "settings": "party.json" },
              { "name": "orders", "url": "http://orders/graphql", "sdl": "http://orders/graphql?sdl" },
              { "name": "reviews", "url": "http://reviews/graphql" }
            ]
            """).ReadAsync(_downloads, CancellationToken.None);
        Assert.Equal("http://party/graphql", inputs[0].Settings.Url);
        Assert.True(Composer.Compose(inputs).Success);
    }

    [Theory]
    [InlineData("{{HOST}}/graphql?sdl", "type Query { p: Int }")]
    [InlineData("{{ FILE }}.graphqls", "type Query { f: Int }")]
    [InlineData("{a}.graphqls", "type Query { f: Int }")]
    [InlineData("\"As {{NOBODY}} says.\" type Query { t: Int }", "\"As {{NOBODY}} says.\" type Query { t: Int }")]
    public async Task List_TellsAddresses_AndFiles_FromTexts(string sdl, string expected)
    {
        _server.Texts["http://party/graphql?sdl"] = "type Query { p: Int }";
        File.WriteAllText(In("party.graphqls"), "type Query { f: Int }");
        File.WriteAllText(In("{a}.graphqls"), "type Query { f: Int }");
        var source = List(new JsonArray(new JsonObject { ["name"] = "a", ["url"] = "http://a/graphql", ["sdl"] = sdl }).ToJsonString());
        Assert.Equal(expected, Assert.Single(await source.ReadAsync(_downloads, CancellationToken.None)).Sdl);
    }

    [Fact]
    public async Task List_TakesVariables_FromItsSettings()
    {
        _server.Texts["http://orders:8080/graphql?sdl"] = "type Query { o: Int }";
        var source = List(
            """
            [{
              "name": "orders", "url": "{{ORDERS}}/graphql", "sdl": "{{ORDERS}}/graphql?sdl",
              "settings": { "environments": { "development": { "ORDERS": "http://orders:8080" } } }
            }]
            """);
        var input = Assert.Single(await source.ReadAsync(_downloads, CancellationToken.None));
        Assert.Equal(("type Query { o: Int }", "http://orders:8080/graphql"), (input.Sdl, input.Settings.Url));
    }

    [Fact]
    public async Task List_ReadsExtensions_NamedOrBesideTheSchema()
    {
        File.WriteAllText(In("a.graphqls"), "type Query { a: Int }");
        File.WriteAllText(In("b.graphqls"), "type Query { b: Int }");
        File.WriteAllText(In("more.graphqls"), "extend type Query { more: Int }");
        File.WriteAllText(In("a-extensions.graphqls"), "extend type Query { beside: Int }");
        File.WriteAllText(In("second-extensions.graphqls"), "extend type Query { byName: Int }");
        _server.Texts["http://d/graphql?sdl"] = "type Query { d: Int }";
        _server.Texts["http://party/extensions"] = "extend type Query { told: Int }";
        var source = List(
            """
            [
              { "name": "first", "sdl": "a.graphqls" },
              { "name": "second", "sdl": "b.graphqls" },
              { "name": "third", "sdl": "a.graphqls", "extensions": "more.graphqls" },
              { "name": "fourth", "sdl": "http://d/graphql?sdl", "extensions": "{{HOST}}/extensions" },
              { "name": "fifth", "sdl": "type Query { e: Int }", "extensions": "extend type Query { given: Int }" }
            ]
            """);

        var inputs = await source.ReadAsync(_downloads, CancellationToken.None);

        Assert.Equal(["beside", "byName", "more", "told", "given"], inputs.Select(i => i.ExtensionsSdl!.Split(' ', ':')[4]));
        Assert.Equal(
            [
                "subgraphs.json", "a.graphqls", "first-extensions.graphqls", "a-extensions.graphqls", "b.graphqls", "second-extensions.graphqls",
                "b-extensions.graphqls", "a.graphqls", "more.graphqls",
            ],
            source.Paths.Select(Path.GetFileName));
        Assert.Equal(["http://d/graphql?sdl", "http://party/extensions"], source.Addresses.Select(a => a.ToString()));
    }

    [Fact]
    public async Task Path_MayBecomeAnArchive_AndAFolderAgain()
    {
        var path = In("graph");
        var source = SchemaSource.FromArchiveOrFolders([path], SettingsVariables.None);
        SourceSchemaInput[] inputs = [new("a", "type Query { a: Int }")];
        using (var stream = File.Create(path))
        {
            FusionArchive.Write(Composer.Compose(inputs).Schema!, inputs, stream); // composes well
        }

        Assert.Equal(["a"], (await source.ReadAsync(_downloads, CancellationToken.None)).Select(i => i.Name));
        File.Delete(path);
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "schema.graphqls"), "type Query { b: Int }");
        Assert.Equal(["graph"], (await source.ReadAsync(_downloads, CancellationToken.None)).Select(i => i.Name));
    }

    [Fact]
    public async Task SchemaFile_IsWatchedWithWhatStandsBesideIt()
    {
        var source = SchemaSource.FromArchiveOrFolders([In("orders.graphqls")], SettingsVariables.None);
        File.WriteAllText(In("orders.graphqls"), "type Query { a: Int }");

        Assert.Equal(["orders"], (await source.ReadAsync(_downloads, CancellationToken.None)).Select(i => i.Name));
        Assert.Equal([In("orders.graphqls"), In("orders-settings.json"), In("orders-extensions.graphqls")], source.Paths);
        Assert.Equal(FileFingerprint.Of(source.Paths), source.Seen);
    }

    [Fact]
    public async Task SchemaFile_IsWatchedWithTheExtensions_OfTheNameThatItsSettingsGive()
    {
        var source = SchemaSource.FromArchiveOrFolders([In("catalog.graphqls")], SettingsVariables.None);
        File.WriteAllText(In("catalog.graphqls"), "type Query { a: Int }");
        File.WriteAllText(In("catalog-settings.json"), """{ "name": "books" }""");
        File.WriteAllText(In("books-extensions.graphqls"), "extend type Query { b: Int }");

        Assert.Equal([("books", "extend type Query { b: Int }")], (await source.ReadAsync(_downloads, CancellationToken.None)).Select(i => (i.Name, i.ExtensionsSdl!)));
        Assert.Equal([In("catalog.graphqls"), In("catalog-settings.json"), In("books-extensions.graphqls"), In("catalog-extensions.graphqls")], source.Paths);
    }

    private SchemaSource List(string json)
    {
        File.WriteAllText(In("subgraphs.json"), json);
        return SchemaSource.FromList(In("subgraphs.json"), new SettingsVariables("development", new Dictionary<string, string> { ["HOST"] = "http://party", ["FILE"] = "party" }));
    }

    private string In(string path) => Path.Combine(_folder, path);
}

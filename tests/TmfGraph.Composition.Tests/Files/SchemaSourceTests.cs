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
        File.WriteAllText(In("party.json"), """{ "transports": { "http": { "url": "http://elsewhere", "capabilities": { "batching": { "aliasBatching": true } } } } }""");
        _server.Texts["http://orders/graphql?sdl"] = "type Query { o: Int }";
        _server.Texts["http://reviews/graphql"] = """{"data":{"_service":{"sdl":"type Query { r: Int }"}}}""";
        var source = List(
            """
            [
              { "name": "text", "url": "http://text/graphql", "sdl": "type Query { t: Int }" },
              { "name": "party", "url": "{{HOST}}/graphql", "sdl": "party.graphqls", "settings": "party.json" },
              { "name": "orders", "url": "http://orders/graphql", "sdl": "http://orders/graphql?sdl" },
              { "name": "reviews", "url": "http://reviews/graphql", "kind": "apollo-federation" }
            ]
            """);

        var inputs = await source.ReadAsync(_downloads, CancellationToken.None);

        Assert.Equal(
            [
                ("text", "type Query { t: Int }", "http://text/graphql"),
                ("party", "type Query { p: Int }", "http://party/graphql"),
                ("orders", "type Query { o: Int }", "http://orders/graphql"),
                ("reviews", "type Query { r: Int }", "http://reviews/graphql"),
            ],
            inputs.Select(i => (i.Name, i.Sdl!, i.Settings.Url!)));
        Assert.True(inputs[1].Settings.AliasBatching);
        Assert.Equal(SourceSchemaKind.ApolloFederation, inputs[3].Settings.Kind);
        Assert.Equal([In("subgraphs.json"), In("party.graphqls"), In("party.json")], source.Paths);
        Assert.Equal(["http://orders/graphql?sdl", "http://reviews/graphql"], source.Addresses.Select(a => a.ToString()));
    }

    [Theory]
    [InlineData("{}", "expected a JSON list.")]
    [InlineData("[1]", "expected a list of objects.")]
    [InlineData("""[{ "sdl": "x" }]""", "a subgraph has no 'name'.")]
    [InlineData("""[{ "name": "a" }]""", "the subgraph 'a' has neither 'sdl' nor an HTTP address 'url' to ask for it.")]
    [InlineData("""[{ "name": "a", "url": "{{NONE}}", "sdl": "x" }]""", "there is no environment 'development', which should set '{{NONE}}'.")]
    [InlineData("""[{ "name": "a", "settings": { "transports": 5 }, "sdl": "x" }]""", "")]
    [InlineData("[", "")]
    [InlineData("""[{ "name": "a", "name": "b", "sdl": "x" }]""", "")]
    [InlineData("""[{ "name": "a", "settings": { "kind": "graphql", "kind": "graphql" }, "sdl": "x" }]""", "")]
    public async Task List_SaysWhatIsWrong(string json, string expected) => Assert.StartsWith(
        $"{In("subgraphs.json")}: {expected}",
        (await Assert.ThrowsAsync<CompositionFileException>(() => List(json).ReadAsync(_downloads, CancellationToken.None))).Message,
        StringComparison.Ordinal);

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
    }

    private SchemaSource List(string json)
    {
        File.WriteAllText(In("subgraphs.json"), json);
        return SchemaSource.FromList(In("subgraphs.json"), new SettingsVariables("development", new Dictionary<string, string> { ["HOST"] = "http://party" }));
    }

    private string In(string path) => Path.Combine(_folder, path);
}

using System.IO.Compression;
using System.Net;
using System.Net.Sockets;

namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>What scripts see of the gateway's commands: lines and exit codes.</summary>
public sealed class GatewayCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commands").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Compare_EndsWith1_When_SomethingBreaks()
    {
        var old = Schema("old", "type Query { item: Item } type Item { id: ID! name: String size: Int }");
        var @new = Schema("new", "type Query { item: Item } type Item { id: ID! name: String! }");

        Assert.Equal(
            (1,
            """
            breaking FIELD_REMOVED Item.size The field 'Item.size' was removed.
            safe FIELD_CHANGED_KIND_SAFE Item.name The field 'Item.name' returned 'String' and returns 'String!'.
            1 breaking, 0 dangerous and 1 safe changes.
            """),
            await GatewayProcess.RunAsync("compare", old, @new));
    }

    [Fact]
    public async Task Compare_PrintsJson_OfTheSeveritiesAskedFor()
    {
        var old = Schema("old", "type Query { a: Int }");
        var @new = Schema("new", "type Query { a: Int b: Int }");

        Assert.Equal(
            (0,
            """
            {
              "breaking": 0,
              "dangerous": 0,
              "safe": 1,
              "changes": []
            }
            """),
            await GatewayProcess.RunAsync("compare", old, @new, "--format", "json", "--level", "dangerous"));
    }

    [Theory]
    [InlineData("staff", 1, "breaking FIELD_REMOVED Query.b The field 'Query.b' was removed.\n1 breaking, 0 dangerous and 0 safe changes.")]
    [InlineData("beta", 0, "safe DIRECTIVE_ADDED @tag The directive '@tag' was added.\n0 breaking, 0 dangerous and 1 safe changes.")]
    public async Task Compare_SeesWhatClientsSee_UnderExcludedTags(string tag, int code, string expected)
    {
        var old = Folder("old", "type Query { a: Int b: Int }");
        var @new = Folder("new", """type Query { a: Int b: Int @tag(name: "staff") }""");

        Assert.Equal((code, expected), await GatewayProcess.RunAsync("compare", old, @new, "--exclude-tag", tag));
    }

    [Fact]
    public async Task Compare_EndsWith2_When_ItCannotCompare() => Assert.Equal(
        (2, "The folder 'nowhere' does not exist."), await GatewayProcess.RunAsync("compare", "nowhere", "nowhere"));

    [Theory]
    [InlineData("type Query { b: Int }", "Composed 1 source schemas.", 0)]
    [InlineData("type Query { b: Nothing }", "error INVALID_GRAPHQL items:Query.b 'Query.b' names the type 'Nothing', which is not defined. (line 1, column 17)", 1)]
    public async Task Compose_FollowsChanges_AndEndsAsTheLastOneDid(string changed, string expected, int code)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "items")).FullName, "schema.graphqls");
        await File.WriteAllTextAsync(file, "type Query { a: Int }");
        using var compose = new GatewayProcess("compose", _folder, "--watch");
        Assert.Equal("Composed 1 source schemas.", await compose.ReadLineAsync());

        await File.WriteAllTextAsync(file, changed);

        Assert.Equal(expected, await compose.ReadLineAsync());
        Assert.Equal(code, await compose.InterruptAsync());
    }

    [Fact]
    public async Task Compose_HidesWhatHasAnExcludedTag()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "schema.graphqls"), """type Query { a: Int b: Int @tag(name: "staff") }""");
        var output = Path.Combine(_folder, "public.graphqls");

        var (code, _) = await GatewayProcess.RunAsync("compose", _folder, "--exclude-tag", "staff", "--output", output);

        Assert.Equal(0, code);
        Assert.DoesNotContain("b: Int", await File.ReadAllTextAsync(output));
    }

    [Fact]
    public async Task Compose_Fails_When_ThereIsNothingToCompose()
    {
        var file = Path.Combine(_folder, "empty.far");
        using (var archive = ZipFile.Open(file, ZipArchiveMode.Create))
        {
            using var metadata = new StreamWriter(archive.CreateEntry("archive-metadata.json").Open());
            metadata.Write("""{ "sourceSchemas": [] }""");
        }

        Assert.Equal((1, $"{file}: 'archive-metadata.json' lists no 'sourceSchemas'."), await GatewayProcess.RunAsync("compose", file));
    }

    [Theory]
    [InlineData("nonsense", "Invalid url: 'nonsense'")]
    [InlineData("https://localhost:7443", "--urls takes addresses that begin with http: TLS ends at what stands in front of the gateway.")]
    public async Task Run_TellsInOneLine_WhyItCannotListen(string urls, string expected)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "schema.graphqls"), "type Query { a: Int }");
        await File.WriteAllTextAsync(Path.Combine(_folder, "schema-settings.json"), """{ "name": "items", "transports": { "http": { "url": "http://localhost/graphql" } } }""");

        var (code, text) = await GatewayProcess.RunAsync("run", "--schema", _folder, "--urls", urls);

        Assert.Equal(1, code);
        Assert.Contains(expected, text.Split('\n'));
        Assert.DoesNotContain("Exception", text);
    }

    [Fact]
    public async Task Run_TellsInOneLine_ThatThePortIsTaken()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "schema.graphqls"), "type Query { a: Int }");
        await File.WriteAllTextAsync(Path.Combine(_folder, "schema-settings.json"), """{ "name": "items", "transports": { "http": { "url": "http://localhost/graphql" } } }""");
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, text) = await GatewayProcess.RunAsync("run", "--schema", _folder, "--urls", $"http://{taken.LocalEndpoint}");

        Assert.Equal(1, code);
        Assert.Contains($"Failed to bind to address http://{taken.LocalEndpoint}: address already in use.", text.Split('\n'));
        Assert.DoesNotContain("Exception", text);
    }

    private string Folder(string name, string sdl)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        File.WriteAllText(Path.Combine(folder, "schema.graphqls"), sdl);
        File.WriteAllText(Path.Combine(folder, "schema-settings.json"), """{ "name": "items" }""");
        return folder;
    }

    private string Schema(string name, string sdl)
    {
        var file = Path.Combine(_folder, name + ".graphqls");
        File.WriteAllText(file, sdl);
        return file;
    }
}

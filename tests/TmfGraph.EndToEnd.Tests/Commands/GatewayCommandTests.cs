using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

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
    public async Task Compare_TakesListsOfSubgraphs()
    {
        var old = List("old", "type Query { a: Int b: Int }");
        var @new = List("new", "type Query { a: Int }");
        var expected = (1, "breaking FIELD_REMOVED Query.b The field 'Query.b' was removed.\n1 breaking, 0 dangerous and 0 safe changes.");

        Assert.Equal(expected, await GatewayProcess.RunAsync("compare", "--subgraphs", old, "--subgraphs", @new));
        Assert.Equal(expected, await GatewayProcess.RunAsync("compare", Folder("folder", "type Query { a: Int b: Int }"), "--subgraphs", @new));
    }

    [Fact]
    public async Task Compose_TakesAListOfSubgraphs()
    {
        var output = Path.Combine(_folder, "public.graphqls");

        Assert.Equal(
            (0, $"Composed 1 source schema into {output}."),
            await GatewayProcess.RunAsync("compose", "--subgraphs", List("list", "type Query { a: Int }"), "--output", output));
        Assert.Contains("a: Int", await File.ReadAllTextAsync(output), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compare a b --levle x", "Unrecognized command or argument '--levle'.")]
    [InlineData("compare a", "Give two graphs to compare: OLD and NEW, of which --subgraphs FILE takes the place of NEW, or twice that of both.")]
    [InlineData("compose", "Give either folders, files or an archive, or --subgraphs FILE.")]
    [InlineData("compose a --subgraphs b", "Give either folders, files or an archive, or --subgraphs FILE.")]
    [InlineData("run", "Give either --schema FILE.far|DIR or --subgraphs FILE.")]
    [InlineData("run --schema a --port 5100 --urls http://*:5100", "Give either --port or --urls.")]
    [InlineData("run --schema a --port 70000", "--port takes a number from 0 to 65535.")]
    [InlineData("plan --schema a", "Required argument missing for command: 'plan'.")]
    [InlineData("serve", "Unrecognized command or argument 'serve'.")]
    [InlineData("run --schema", "Required argument missing for option: '--schema'.")]
    [InlineData("run --schema a --schema b", "Option '--schema' expects a single argument but 2 were provided.")]
    [InlineData("run --schema a --port http", "--port takes a number from 0 to 65535.")]
    [InlineData("run --schema a --port 65536", "--port takes a number from 0 to 65535.")]
    [InlineData("run --schema a --urls", "Required argument missing for option: '--urls'.")]
    [InlineData("compose a --output graph.json", "--output takes a file whose name ends in .far or .graphqls.")]
    [InlineData("compose --subgraphs", "Required argument missing for option: '--subgraphs'.")]
    [InlineData("compare --subgraphs", "Give two graphs to compare: OLD and NEW, of which --subgraphs FILE takes the place of NEW, or twice that of both.")]
    public async Task CommandLines_ThatSayNothing_EndWith2(string arguments, string expected)
    {
        var (code, text) = await GatewayProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(expected, text.Split('\n').Select(l => l.Trim()));
        Assert.EndsWith(" --help' tells what it takes.", text, StringComparison.Ordinal); // and no page of it, in which the line above were lost
    }

    [Fact]
    public async Task NoCommandAtAll_ShowsTheCommands()
    {
        var (code, text) = await GatewayProcess.RunAsync();

        Assert.Equal(2, code);
        Assert.Contains("Commands:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run --schema gateway.far", "The file 'gateway.far' does not exist.")]
    [InlineData("compose gateway", "There is no file and no folder 'gateway'.")]
    [InlineData("compose gateway.graphqls", "gateway.graphqls: Could not find file")]
    public async Task Commands_NameWhatIsNotThere(string arguments, string expected)
    {
        var (code, text) = await GatewayProcess.RunAsync(arguments.Split(' '));

        Assert.Equal(1, code);
        Assert.StartsWith(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compose_TellsThatAnArchiveIsReadAlone()
    {
        var (archive, folder) = (Path.Combine(_folder, "a.far"), Folder("b", "type Query { a: Int }"));
        await File.WriteAllTextAsync(archive, "");

        Assert.Equal((1, $"'{archive}' is no folder and no '.graphqls'; an archive is read alone, not among others."), await GatewayProcess.RunAsync("compose", archive, folder));
    }

    [Fact]
    public async Task Compose_TellsWhereItCannotWrite_AndLeavesNothingBehind()
    {
        var folder = Folder("a", "type Query { a: Int }");
        var taken = Directory.CreateDirectory(Path.Combine(_folder, "b.far")).FullName;

        Assert.Equal((1, $"'{taken}' is a folder; the output is a file."), await GatewayProcess.RunAsync("compose", folder, "--output", taken));
        Assert.Equal(
            (1, $"The folder '{Path.Combine(_folder, "none")}' of the output does not exist."),
            await GatewayProcess.RunAsync("compose", folder, "--output", Path.Combine(_folder, "none", "c.far")));
        Assert.Equal(["a", "b.far"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Compose_TellsOfTwoOfOneName()
    {
        var (first, second) = (Folder("a", "type Query { a: Int }"), Folder("b", "type Query { b: Int }"));

        Assert.Equal((1, "Two source schemas have the name 'items'."), await GatewayProcess.RunAsync("compose", first, second));
    }

    [Fact]
    public async Task Run_FindsAFreePort_AndAnswersBatchesThere()
    {
        using var gateway = new GatewayProcess("run", "--subgraphs", List("list", "type Query { a: Int }"), "--port", "0");
        string? line;
        do
        {
            line = await gateway.ReadLineAsync();
        }
        while (line?.Contains("Serving 1 source schema at ", StringComparison.Ordinal) == false);

        Assert.Matches("Serving 1 source schema at http://127.0.0.1:[1-9][0-9]*$", line);
        using var http = new HttpClient { BaseAddress = new Uri(line!.Split(" at ")[^1]) };
        http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        using var answer = await http.PostAsJsonAsync("/graphql", new[] { new { query = "{ __typename }" } });
        Assert.Equal("""[{"requestIndex":0,"data":{"__typename":"Query"}}]""", await answer.Content.ReadAsStringAsync());
        Assert.Empty(answer.Headers.Server); // nobody's business
        Assert.Equal(0, await gateway.InterruptAsync());
    }

    [Theory]
    [InlineData("simple", "^[-0-9]{10}T[:.0-9]{12}Z info: TmfGraph.Gateway\\[[0-9]+\\] Serving 1 source schema at http://127.0.0.1:[0-9]+$")]
    [InlineData("json", "^{\"Timestamp\":\"[-0-9]{10}T[:.0-9]{12}Z\",.*\"Message\":\"Serving 1 source schema at http://127.0.0.1:[0-9]+\"")]
    public async Task Run_WritesItsLog_InTheFormatThatIsAskedFor(string format, string expected)
    {
        SchemaFolder.Write(_folder);
        using var gateway = new GatewayProcess(
            new Dictionary<string, string> { ["Logging__Console__FormatterName"] = format }, ["run", "--schema", _folder, "--port", "0"]);
        string? line;
        do
        {
            line = await gateway.ReadLineAsync();
        }
        while (line?.Contains("Serving", StringComparison.Ordinal) == false);

        Assert.Matches(expected, line);
        Assert.Equal(0, await gateway.InterruptAsync());
    }

    [Theory]
    [InlineData("{\n  a {\n", ":3:1: Expected a selection, found the end of the document.")]
    [InlineData("{\n  a nothing\n}", ":2:5: The field `nothing` does not exist on the type `Query`.")]
    public async Task Plan_TellsWhereAnOperationIsWrong(string operation, string expected)
    {
        var file = Path.Combine(_folder, "a.graphql");
        await File.WriteAllTextAsync(file, operation);

        Assert.Equal((1, file + expected), await GatewayProcess.RunAsync("plan", "--schema", Folder("a", "type Query { a: Int }"), file));
    }

    [Fact]
    public async Task Compare_EndsWith2_When_ItCannotCompare() => Assert.Equal(
        (2, "There is no file and no folder 'nowhere'."), await GatewayProcess.RunAsync("compare", "nowhere", "nowhere"));

    [Theory]
    [InlineData("type Query { b: Int }", "Composed 1 source schema.", 0)]
    [InlineData("type Query { b: Nothing }", "error INVALID_GRAPHQL items:Query.b 'Query.b' names the type 'Nothing', which is not defined. (line 1, column 17)", 1)]
    public async Task Compose_FollowsChanges_AndEndsAsTheLastOneDid(string changed, string expected, int code)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "items")).FullName, "schema.graphqls");
        await File.WriteAllTextAsync(file, "type Query { a: Int }");
        using var compose = new GatewayProcess("compose", _folder, "--watch");
        Assert.Equal("Composed 1 source schema.", await compose.ReadLineAsync());

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
    [InlineData("nonsense", "'nonsense' is none.")]
    [InlineData("", "'' is none.")]
    [InlineData("http://localhost:5100;localhost", "'localhost' is none.")]
    [InlineData("http://localhost:5100/graph", "'http://localhost:5100/graph' has a path, and the gateway serves all of a host.")]
    [InlineData("https://localhost:7443", "'https://localhost:7443' begins otherwise: TLS ends at what stands in front of the gateway.")]
    public async Task Run_TellsInOneLine_WhatIsNoAddress(string urls, string expected) => Assert.Equal(
        (2, $"--urls takes addresses such as http://localhost:5100 or http://*:80, with ; between them; {expected}\n\n'tmfgraph-gateway run --help' tells what it takes."),
        await GatewayProcess.RunAsync("run", "--schema", "a", "--urls", urls));

    [Fact]
    public async Task Run_TellsInOneLine_ThatAnAddressIsNotOurs()
    {
        Assert.Equal(
            (1, "The gateway cannot listen on http://203.0.113.1:80: Cannot assign requested address."),
            await GatewayProcess.RunAsync("run", "--subgraphs", List("list", "type Query { a: Int }"), "--urls", "http://203.0.113.1:80")); // RFC 5737: nobody's
    }

    [Fact]
    public async Task Run_TellsInOneLine_ThatThePortIsTaken()
    {
        SchemaFolder.Write(_folder);
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        Assert.Equal(
            (1, $"Failed to bind to address http://{taken.LocalEndpoint}: address already in use."),
            await GatewayProcess.RunAsync("run", "--schema", _folder, "--urls", $"http://{taken.LocalEndpoint}"));
    }

    private string List(string name, string sdl)
    {
        var file = Path.Combine(_folder, name + ".json");
        File.WriteAllText(file, new JsonArray(new JsonObject { ["name"] = "items", ["url"] = "http://localhost/graphql", ["sdl"] = sdl }).ToJsonString());
        return file;
    }

    private string Folder(string name, string sdl)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        SchemaFolder.Write(folder, sdl: sdl);
        return folder;
    }

    private string Schema(string name, string sdl)
    {
        var file = Path.Combine(_folder, name + ".graphqls");
        File.WriteAllText(file, sdl);
        return file;
    }
}

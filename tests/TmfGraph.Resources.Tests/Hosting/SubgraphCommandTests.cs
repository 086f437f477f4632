using System.CommandLine;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Resources.Tests.Hosting;

/// <summary>The command line of a domain, whose model here comes from a directory.</summary>
public sealed class SubgraphCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-").FullName;

    public SubgraphCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "model", "depot"));
        File.WriteAllText(Model, """
            extend schema @api(id: "TMF901", title: "Depot", version: "4.0.0", basePath: "/tmf-api/depot/v4")
            type Parcel @resource(path: "parcel") { id: ID! @setByServer  name: String }
            """);
    }

    private string Model => Path.Combine(_folder, "model", "depot", "depot.graphqls");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SchemaExport_WritesSchemaAndSettings_AndEnds()
    {
        var output = Path.Combine(_folder, "out");

        var (code, said, error) = await RunAsync("schema", "export", "--output", output, "--model", Path.Combine(_folder, "model"));

        Assert.Equal((0, ""), (code, error));
        Assert.Equal($"{Path.Combine(output, "schema.graphqls")}\n{Path.Combine(output, "schema-settings.json")}\n", said.ReplaceLineEndings("\n"));
        Assert.Contains("type Parcel", await File.ReadAllTextAsync(Path.Combine(output, "schema.graphqls")), StringComparison.Ordinal);
        Assert.Contains("{{DEPOT_URL}}/graphql", await File.ReadAllTextAsync(Path.Combine(output, "schema-settings.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchemaExport_KeepsExistingSettings_ButTheirName()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "schema-settings.json"), """{"name":"old","ours":true}""");

        var (code, _, _) = await RunAsync("schema", "export", "--output", _folder, "--model", Path.Combine(_folder, "model"));

        Assert.Equal(0, code);
        Assert.Equal("""{"name":"depot","ours":true}""", Compact(await File.ReadAllTextAsync(Path.Combine(_folder, "schema-settings.json"))));
    }

    [Fact]
    public async Task SchemaExport_TellsWhatIsWrongWithTheModel_WithoutAStackTrace()
    {
        await File.AppendAllTextAsync(Model, "\ntype Crate @resource(path: \"crate\") { id: ID!  size: Sise }");

        var (code, _, error) = await RunAsync("schema", "export", "--output", _folder, "--model", Path.Combine(_folder, "model"));

        Assert.Equal(1, code);
        Assert.Equal(
            "The model of 'depot' has 1 problem(s):\ndepot/depot.graphqls:3: Crate.size: The type 'Sise' is not defined; define it in this subgraph's files or in common, or use Any for free JSON.\n",
            error.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Run_TellsThatThereIsNoModel()
    {
        var (code, _, error) = await RunAsync("--auth", "open");

        Assert.Equal(1, code);
        Assert.Contains("The assembly embeds no model of 'depot'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--store", "oracle")]
    [InlineData("--auth", "maybe")]
    [InlineData("--unknown", "1")]
    public async Task Refuses_ArgumentsThatDoNotHold(string option, string value)
    {
        var (code, _, error) = await RunAsync(option, value);

        Assert.Equal(1, code);
        Assert.Contains(value == "1" ? option : value, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesEveryOption_WithItsConfigurationKeyAndVariable()
    {
        var (code, said, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.Contains("[Store:ConnectionString, Store__ConnectionString]", said, StringComparison.Ordinal);
        Assert.Contains("[Auth:Mode, Auth__Mode]", said, StringComparison.Ordinal);
        Assert.Contains("[urls, ASPNETCORE_URLS]", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArgumentsThatSayNothing_EndWith2() =>
        Assert.Equal(2, await SubgraphHost.RunAsync(["--nonsense"], new SubgraphDefinition("depot", typeof(SubgraphCommandTests).Assembly)));

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var definition = new SubgraphDefinition("depot", typeof(SubgraphCommandTests).Assembly);
        var code = await SubgraphCommand.Create(definition).Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private static string Compact(string json) => System.Text.Json.JsonSerializer.Serialize(System.Text.Json.JsonElement.Parse(json));
}

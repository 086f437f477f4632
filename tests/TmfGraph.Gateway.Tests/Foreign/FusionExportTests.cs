using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>
/// Schemas and settings in the form in which a server of Hot Chocolate exports them, with all the definitions of directives that come along:
/// they are read from their folders, compose without a finding, and are served.
/// </summary>
public sealed class FusionExportTests
{
    private const string Plants =
        """
        [
          { "__typename": "Plant", "id": "1", "latinName": "Hedera helix", "height": 1.50, "photo": "https://plants.example/1", "shelf": "A1", "planted": "2025-03-01T08:00:00Z" },
          { "__typename": "Plant", "id": "2", "latinName": "Ficus", "height": null, "photo": null, "shelf": "B2", "planted": "2025-04-01T08:00:00Z" }
        ]
        """;

    private static readonly string Folder = FolderPath();

    [Fact]
    public void Export_ComposesWithoutAFinding()
    {
        var result = Composer.Compose(Read("development"));

        Assert.Equal([], result.Diagnostics.Select(d => d.ToString()));
        Snapshot.Match(CompositeSchemaPrinter.PrintPublic(result.Schema!), "graphqls"); // no findings, so it is there
    }

    [Theory]
    [InlineData("development", "http://localhost:5001/graphql True")]
    [InlineData("production", "https://stock.example/graphql False")]
    public void Settings_HaveTheValuesOfTheirEnvironment(string environment, string expected)
    {
        var settings = Read(environment).Single(i => i.Name == "Stock").Settings;

        Assert.Equal(expected, $"{settings.Url} {settings.RequestBatching}");
        Assert.True(settings is { VariableBatching: true, AliasBatching: true, SubscriptionFormats.Count: 2 });
    }

    [Theory]
    [InlineData(
        """{ plants(first: 2, where: { latinName: { contains: "e" } }, order: [{ latinName: ASC }]) { pageInfo { hasNextPage } edges { cursor } nodes { latinName height photo stars care } } }""",
        """{"plants":{"pageInfo":{"hasNextPage":false},"edges":[{"cursor":"c1"}],"nodes":[{"latinName":"Hedera helix","height":1.50,"photo":"https://plants.example/1","stars":5,"care":"Hedera helix of 1.50 m: water it"},{"latinName":"Ficus","height":null,"photo":null,"stars":null,"care":"Ficus of unknown height: water it"}]}}""")]
    [InlineData(
        """{ node(id: "2") { __typename id ... on Plant { planted care } } nodes(ids: ["1"]) { ... on Plant { stars } } plantById(id: "1") { shelf stars } }""",
        """{"node":{"__typename":"Plant","id":"2","planted":"2025-04-01T08:00:00Z","care":"Ficus of unknown height: water it"},"nodes":[{"stars":5}],"plantById":{"shelf":"A1","stars":5}}""")]
    [InlineData("{ ratedPlants { stars latinName } }", """{"ratedPlants":[{"stars":5,"latinName":"Hedera helix"}]}""")]
    [InlineData(
        """mutation { movePlant(input: { plantId: "1" }) { plant { shelf stars } errors { __typename ... on Error { message } ... on NoSuchPlantError { plantId } } } }""",
        """{"movePlant":{"plant":{"shelf":"A1","stars":5},"errors":[{"__typename":"NoSuchPlantError","message":"There is none.","plantId":"9"}]}}""")]
    public async Task Export_IsServed(string query, string data)
    {
        using var graph = new TestGraph([.. Read("development").Select(Serve)]);
        Assert.Equal($$"""{"data":{{data}}}""", await graph.AskAsync(query));
    }

    private static IReadOnlyList<SourceSchemaInput> Read(string environment) => SourceSchemaReader.Read([Folder], new SettingsVariables(environment));

    private static TestSource Serve(SourceSchemaInput input) => new(input.Name, WithoutBuiltIns(input.Sdl!), "", b => // it was read from a file
    {
        if (input.Name == "Stock")
        {
            b.Resolve("Query.node", TestSource.Find(Plants))
                .Resolve("Query.nodes", TestSource.Json($"[{JsonDocument.Parse(Plants).RootElement[0]}]"))
                .Resolve("Query.plantById", TestSource.Find(Plants))
                .Resolve("Query.plants", TestSource.Json($$"""{ "pageInfo": { "hasNextPage": false, "hasPreviousPage": false }, "edges": [{ "cursor": "c1" }], "nodes": {{Plants}} }"""))
                .Resolve("Mutation.movePlant", TestSource.Json(
                    $$"""{ "plant": {{JsonDocument.Parse(Plants).RootElement[0]}}, "errors": [{ "__typename": "NoSuchPlantError", "message": "There is none.", "plantId": "9" }] }"""));
            return;
        }

        b.Resolve("Query.plantById", TestSource.Find("""[{ "id": "1", "stars": 5 }, { "id": "2", "stars": null }]"""))
            .Resolve("Query.ratedPlants", TestSource.Json("""[{ "id": "1", "stars": 5 }]"""))
            .Resolve("Plant.care", FieldResolver.Pure((_, a) => ResolvedValue.FromObject(Care(a.Get("size")!.Value)))); // it is non-null
    })
    {
        Shown = input.Sdl,
        Extensions = input.ExtensionsSdl,
        Settings = input.Settings,
    };

    private static string Care(JsonElement size) =>
        $"{size.GetProperty("name")} of {(size.GetProperty("height") is { ValueKind: JsonValueKind.Number } height ? $"{height} m" : "unknown height")}: water it";

    /// <summary>A server knows what is built into GraphQL, and shows it all the same; the line is no part of what ours is built of.</summary>
    private static string WithoutBuiltIns(string sdl) =>
        string.Join('\n', sdl.Split('\n').Where(line => !line.StartsWith("directive @specifiedBy", StringComparison.Ordinal) && line != "\"A url.\""));

    private static string FolderPath([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "greenhouse"); // a file stands in a folder
}

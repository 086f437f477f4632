using System.Text.Json.Nodes;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Tests.Model;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>The graph of the model the product ships with.</summary>
public sealed class RealModelGraphTests
{
    private static readonly string[] Names =
        [.. Directory.GetDirectories(SchemaFolder.Path).Select(d => Path.GetFileName(d)).Where(d => d is not "common").Order()];

    public static TheoryData<string> Domains => [.. Names];

    [Theory]
    [MemberData(nameof(Domains))]
    public async Task ReadsMaximalDocumentsInFull(string domain)
    {
        var entities = Names.SelectMany(d => Load(d).Resources.Keys).ToHashSet();
        var model = Load(domain);
        await using var host = await ShopHost.StartAsync(model, entities);
        foreach (var type in model.Resources.Values)
        {
            var maximal = MaximalDocument.Of(type, "max");
            await host.ImportAsync(type.Name, maximal.Document.ToJsonString());

            var response = await host.AskAsync($$"""{ it: {{GraphNames.LookupField(type.Name)}}(id: "max") {{maximal.Selection}} }""");

            Assert.Equal(new JsonObject { ["data"] = new JsonObject { ["it"] = maximal.Expected } }.ToJsonString(), JsonNode.Parse(response)!.ToJsonString());
        }
    }

    private static DomainModel Load(string domain) => DomainModelLoader.LoadDirectory(domain, SchemaFolder.Path);
}

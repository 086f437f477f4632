using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;
using TmfGraph.Resources.Model;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Contracts;

/// <summary>What the README shows is what comes.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(RepositoryFolder.Root!, "README.md"));

    [Fact]
    public async Task Walk_IsTheQueryOfTheTests_AndItsAnswerTrue()
    {
        await using var product = await RunningProduct.StartAsync([]);
        var data = await product.GraphQL.GetDataAsync(Block("graphql"), new JsonObject { ["id"] = "C000002" });

        Assert.Equal(Compact(CustomerWalk.Query), Compact(Block("graphql")));
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(Block("json")).GetProperty("data"), data), data.GetRawText());
    }

    [Fact]
    public void StatusTable_SaysYes_ForTheResourcesOfTheModel()
    {
        var served = StandaloneDomains.LoadModels(null).SelectMany(m => m.Apis.Select(a => Line(a.Id, m.Name, ResourcesOf(a)))).Order(StringComparer.Ordinal);
        var said = StatusRow().Matches(Readme)
            .Select(row => Line(row.Groups["id"].Value.Replace("(no number)", "TMFxxx", StringComparison.Ordinal), row.Groups["domain"].Value, row.Groups["resources"].Value.Split(", ")))
            .Order(StringComparer.Ordinal);

        Assert.Equal(served, said);

        static string Line(string id, string domain, IEnumerable<string> resources) => $"{id} {domain}: {string.Join(", ", resources.Order(StringComparer.Ordinal))}";
    }

    private static IEnumerable<string> ResourcesOf(ApiModel api) => api.Collections.Select(c => c.Type.Path).Concat(api.Parts.Select(p => p.Attribute.JsonName));

    private static string Block(string language) =>
        Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string Compact(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\| (?<id>TMF\d+|\(no number\)) [^|]+ \| (?<domain>\w+) \| (?<resources>[^|]+) \| yes \| yes \| yes \|$", RegexOptions.Multiline)]
    private static partial Regex StatusRow();
}

using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;
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
    public void StatusTable_SaysYes_ForTheApisOfTheModel()
    {
        var served = StandaloneDomains.LoadModels(null).SelectMany(m => m.Apis.Select(a => (a.Id, Domain: m.Name))).Order();
        var said = StatusRow().Matches(Readme).Select(row => (row.Groups["id"].Value, row.Groups["domain"].Value)).Order();

        Assert.Equal(served, said);
    }

    private static string Block(string language) =>
        Regex.Match(Readme, $"```{language}\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;

    private static string Compact(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^\| (?<id>TMF\d+) [^|]+ \| (?<domain>\w+) \| [^|]+ \| yes \| yes \| yes \|$", RegexOptions.Multiline)]
    private static partial Regex StatusRow();
}

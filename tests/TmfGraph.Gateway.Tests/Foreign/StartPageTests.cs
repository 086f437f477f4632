using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using TmfGraph.Composition;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Gateway.Tests.Foreign;

/// <summary>The page that a newcomer begins with shows the files that are there, and what comes of them.</summary>
public sealed partial class StartPageTests
{
    private static readonly string Page = Read("start.md");

    [GeneratedRegex("AddDocument\\(\"\"\"\\n(?<sdl>.*?)\"\"\"\\)", RegexOptions.Singleline)]
    private static partial Regex Document();

    [GeneratedRegex("^```yaml\n(?<plan>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Plan();

    [Theory]
    [InlineData("csharp", "shop/stock.cs")]
    [InlineData("csharp", "shop/prices.cs")]
    [InlineData("json", "shop/shop.json")]
    public void ShowsFilesAsTheyAre(string language, string file) =>
        Assert.Contains($"```{language}\n{Read(file)}```\n", Page, StringComparison.Ordinal);

    [Fact]
    public void ShowsThePlan_AndAsksWhatIsPlanned()
    {
        var schema = Composer.Compose([Source("stock"), Source("prices")]).Schema!; // the page says that they compose
        var query = Read("shop/products.graphql").TrimEnd();
        var document = SyntaxParser.Parse(query);

        Assert.Equal(Plan().Match(Page).Groups["plan"].Value, $"{new Planner(schema).PlanInParts(document, (OperationDefinitionNode)document.Definitions[0], new HashSet<string>())}");
        Assert.Contains($"-d '{JsonSerializer.Serialize(new { query })}'", Page, StringComparison.Ordinal);
    }

    private static SourceSchemaInput Source(string name) => new(name, Document().Match(Read($"shop/{name}.cs")).Groups["sdl"].Value);

    private static string Read(string file, [CallerFilePath] string test = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "..", "docs", "federation", file)).ReplaceLineEndings("\n");
}

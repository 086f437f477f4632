using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>The plans on the page about the planner are those that it makes. <c>ACCEPT_SNAPSHOTS=1</c> writes them.</summary>
public sealed partial class PlannerPageTests
{
    [GeneratedRegex("^```graphql (\\w+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Source();

    [GeneratedRegex("^```graphql\n(?<query>.*?)^```\n\n```yaml\n(?<plan>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();

    private static string PagePath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "docs", "federation", "planner.md");

    [Fact]
    public void Plans_AreThoseOfThePage()
    {
        var page = File.ReadAllText(PagePath()).ReplaceLineEndings("\n");
        using var graph = new TestGraph([.. Source().Matches(page).Select(m => SourceOf(m.Groups[1].Value, m.Groups[2].Value))]);
        var written = Example().Replace(page, m => $"```graphql\n{m.Groups["query"].Value}```\n\n```yaml\n{graph.PlanOf(m.Groups["query"].Value)}```");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(PagePath(), written);
            return;
        }

        Assert.Equal(6, Example().Count(page));
        Assert.Equal(written, page);
    }

    private static TestSource SourceOf(string name, string sdl) => sdl.Contains("@link", StringComparison.Ordinal)
        ? ApolloSource.Create(name, sdl, ["Order", "Item"], _ => default)
        : new TestSource(name, sdl);
}

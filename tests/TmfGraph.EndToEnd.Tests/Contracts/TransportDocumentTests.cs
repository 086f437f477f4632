using System.Text.RegularExpressions;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Gateway.Hosting;
using TmfGraph.GraphQL.AspNetCore.Settings;

namespace TmfGraph.EndToEnd.Tests.Contracts;

/// <summary><c>docs/graphql/transports.md</c> names test classes that show what it says, and settings: all of them exist.</summary>
public sealed partial class TransportDocumentTests
{
    private static readonly string[] Folders = ["tests/TmfGraph.GraphQL.AspNetCore.Tests", "tests/TmfGraph.EndToEnd.Tests/Clients"];

    [Fact]
    public void Every_Test_Class_In_The_Tables_Exists()
    {
        var named = TestClasses().Matches(Page()).Select(m => m.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.Equal([], named.Where(name => !Folders.Any(f => File.Exists(Path.Combine(RepositoryFolder.Root!, f, name + ".cs")))));
    }

    [Fact]
    public void Every_Row_Is_Shown_By_A_Test() =>
        Assert.Equal([], Page().Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal) && !l.Contains("Shown by", StringComparison.Ordinal) && !TestClasses().IsMatch(l)));

    [Fact]
    public void Every_Setting_Exists()
    {
        var known = new[] { GraphQLSettings.Section, GatewaySettings.Section }.SelectMany(s => s.Settings.Select(k => $"{s.Name}:{k.Key}")).ToHashSet();
        Assert.Equal([], Settings().Matches(Page()).Select(m => m.Groups[1].Value).Where(k => !known.Contains(k)));
    }

    private static string Page() => File.ReadAllText(Path.Combine(RepositoryFolder.Root!, "docs", "graphql", "transports.md")); // the tests run in the repository

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests)`")]
    private static partial Regex TestClasses();

    [GeneratedRegex("`((?:GraphQL|Gateway):[A-Za-z:]+)`")]
    private static partial Regex Settings();
}

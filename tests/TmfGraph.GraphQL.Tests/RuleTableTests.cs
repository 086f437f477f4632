using System.Text.RegularExpressions;
using TmfGraph.GraphQL.Types.Rules;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests;

/// <summary>The tables of <c>docs/graphql/rules.md</c> say what is there.</summary>
public sealed partial class RuleTableTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryFolder(), "docs", "graphql", "rules.md"));

    [Theory]
    [InlineData("## Type system (section 3)", typeof(ISchemaRule))]
    [InlineData("## Documents (section 5)", typeof(IValidationRule))]
    public void Tables_NameEveryRuleAndItsTests(string heading, Type family)
    {
        var rows = RowsOf(heading);
        var rules = family.Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(family)).Select(static t => t.Name);
        Assert.Equal(rules.Order(StringComparer.Ordinal), rows.Select(static r => r[2].Trim('`')).Order(StringComparer.Ordinal));
        Assert.All(rows, static row =>
        {
            Assert.Equal($"`{row[2].Trim('`')}Tests`", row[3]);
            var tests = typeof(RuleTableTests).Assembly.GetTypes().SingleOrDefault(t => t.Name == row[3].Trim('`'));
            Assert.True(tests is not null, $"{row[3]} does not exist.");
            Assert.True(row[1] == "ours" || LinkPattern().IsMatch(row[1]), $"{row[2]} needs its section.");
        });
    }

    [Fact]
    public void Sections_AreThoseThatErrorsName()
    {
        foreach (var row in RowsOf("## Documents (section 5)").Where(static r => r[1].Contains("spec.graphql.org", StringComparison.Ordinal)))
        {
            var type = typeof(IValidationRule).Assembly.GetTypes().Single(t => t.Name == row[2].Trim('`'));
            var rule = (IValidationRule)Activator.CreateInstance(type)!; // rules have no arguments
            Assert.EndsWith($"#{rule.Section})", row[1], StringComparison.Ordinal);
        }
    }

    private static List<string[]> RowsOf(string heading) => Lines
        .SkipWhile(l => l != heading)
        .SkipWhile(static l => !l.StartsWith("|---", StringComparison.Ordinal))
        .Skip(1)
        .TakeWhile(static l => l.StartsWith('|'))
        .Select(static l => l[1..^1].Split('|', StringSplitOptions.TrimEntries))
        .ToList();

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TmfGraph.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\[[^\]]+\]\(https://\S+\)$")]
    private static partial Regex LinkPattern();
}

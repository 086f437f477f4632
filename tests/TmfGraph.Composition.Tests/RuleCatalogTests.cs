using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TmfGraph.Composition.Rules;

namespace TmfGraph.Composition.Tests;

/// <summary>The page of all rules says what the code does.</summary>
public sealed partial class RuleCatalogTests
{
    private static readonly (string Code, string Class)[] Page =
        [.. Row().Matches(File.ReadAllText(PagePath())).Select(m => (m.Groups[1].Value, m.Groups[2].Value))];

    [GeneratedRegex(@"^\| `(\w+)` \| `(\w+)` \| \S", RegexOptions.Multiline)]
    private static partial Regex Row();

    private static string PagePath([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "docs", "federation", "composition-rules.md");

    private static IEnumerable<Type> Rules =>
        from type in typeof(Composer).Assembly.GetTypes()
        where !type.IsAbstract && type.GetInterfaces().Any(i => i.Namespace == typeof(RuleCatalog).Namespace && i.Name.EndsWith("Rule", StringComparison.Ordinal))
        select type;

    [Fact]
    public void ThePage_ListsEveryCodeOnce() => Assert.Equal(
        typeof(DiagnosticCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal), // constants
        Page.Select(p => p.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void TheDraft_Has66Codes() => Assert.Equal(66, File.ReadAllText(PagePath()).Split("## Apollo Federation source schemas")[0].Split("\n| `").Length - 1);

    [Fact]
    public void ThePage_NamesEveryRule() => Assert.Equal(
        Rules.Select(r => r.Name).Order(StringComparer.Ordinal),
        Page.Select(p => p.Class).Where(c => c.EndsWith("Rule", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRule_IsChecked() => Assert.Equal(
        Rules.Select(r => r.Name).Order(StringComparer.Ordinal),
        new object[][] { [.. RuleCatalog.Documents], [.. RuleCatalog.Apollo], [.. RuleCatalog.SourceSchemas], [.. RuleCatalog.PreMerge], [.. RuleCatalog.PostMerge] }
            .SelectMany(r => r).Select(r => r.GetType().Name).Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRule_HasTests_OfWhatIsValidAndWhatIsNot()
    {
        var tests = typeof(RuleCatalogTests).Assembly.GetTypes().ToLookup(t => t.Name, t => t.GetMethods().Count(m => m.GetCustomAttribute<FactAttribute>() is not null));
        Assert.Equal([], Rules.Select(r => r.Name).Where(r => tests[r + "Tests"].Sum() < 2));
    }
}

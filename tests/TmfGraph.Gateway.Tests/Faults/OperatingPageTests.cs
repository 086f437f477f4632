using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Hosting;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>docs/federation/operating.md says what there is.</summary>
public sealed partial class OperatingPageTests
{
    private static readonly string Page = File.ReadAllText(PathTo("docs", "federation", "operating.md"));

    private static string PathTo(params string[] below) => Path.Combine([Folder(), "..", "..", "..", .. below]);

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!; // a file has a folder

    private static IEnumerable<string> Named(Regex names) => names.Matches(Page).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [Fact]
    public void Page_ListsEveryCode() => Assert.Equal(
        typeof(SubgraphErrorCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetValue(null)!).Order(StringComparer.Ordinal), // constants
        Named(Codes()));

    [Fact]
    public void Page_ListsEveryMetric()
    {
        var published = new ConcurrentQueue<string>(); // other tests publish theirs meanwhile
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => published.Enqueue(instrument.Name) };
        using var metrics = new GatewayMetrics();
        listener.Start();
        Assert.Equal(published.Where(n => n.StartsWith("tmfgraph.gateway.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal), Named(Metrics()));
    }

    [Fact]
    public void Page_NamesSettingsThatExist()
    {
        var known = GatewaySettings.Section.Settings.Select(s => s.Key).ToHashSet();
        Assert.DoesNotContain(Named(Settings()), name => !known.Contains(name));
    }

    [Fact]
    public void Page_NamesTestClassesThatExist()
    {
        var known = Directory.EnumerateFiles(PathTo("tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();
        Assert.DoesNotContain(Named(Tests()), name => !known.Contains(name));
    }

    [GeneratedRegex("`((?:SUBGRAPH|RESULT)_[A-Z_]+)`")]
    private static partial Regex Codes();

    [GeneratedRegex("`(tmfgraph\\.[a-z_.]+)`")]
    private static partial Regex Metrics();

    [GeneratedRegex("`Gateway:([A-Za-z:]+)(?:=[^`]*)?`")]
    private static partial Regex Settings();

    [GeneratedRegex("`(\\w+Tests)`")]
    private static partial Regex Tests();
}

using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using TmfGraph.Gateway;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Fuzz.Tests;

/// <summary>docs/graphql/limits.md says what there is.</summary>
public sealed partial class LimitsPageTests
{
    private static readonly object[] Options =
    [
        ParserLimits.Request, ValidationLimits.Default, new ExecutionOptions(), new CostOptions(), new GraphQLHttpOptions(), new GraphQLSocketOptions(), new GatewayOptions(),
        new StreamOptions(), new PlannerOptions(),
    ];

    [Fact]
    public void Page_ListsEveryLimitWithItsDefault() => Assert.Equal(
        Options.SelectMany(Limits).Order(StringComparer.Ordinal),
        Rows().Select(static row => $"{row.Option} = {row.Default}").Order(StringComparer.Ordinal));

    [Fact]
    public void Page_NamesTestClassesThatExist()
    {
        var known = Directory.EnumerateFiles(Metadata("TestsFolder"), "*.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.DoesNotContain(Rows(), row => !known.Contains(row.Test));
    }

    /// <summary>Numbers and times are limits; names, switches and hooks are not.</summary>
    private static IEnumerable<string> Limits(object options) =>
        from property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where property.PropertyType == typeof(int) || property.PropertyType == typeof(long) || property.PropertyType == typeof(double) || property.PropertyType == typeof(TimeSpan)
        select string.Create(CultureInfo.InvariantCulture, $"{options.GetType().Name}.{property.Name} = {property.GetValue(options)}");

    private static IEnumerable<(string Option, string Default, string Test)> Rows()
    {
        using var stream = typeof(LimitsPageTests).Assembly.GetManifestResourceStream("limits.md")!; // embedded by the project file
        using var reader = new StreamReader(stream);
        return [.. Row().Matches(reader.ReadToEnd()).Select(static m => (m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value))];
    }

    private static string Metadata(string key) =>
        typeof(LimitsPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!; // set by the project file

    [GeneratedRegex(@"^\| `(\w+\.\w+)` \| (\S+) \|.*\| `(\w+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}

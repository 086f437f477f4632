using System.Reflection;
using System.Text.RegularExpressions;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.Gateway;
using TmfGraph.Gateway.Hosting;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Contracts;

/// <summary><c>docs/graphql/settings.md</c> lists the settings that there are. With <c>ACCEPT_SNAPSHOTS=1</c> its tables are written anew.</summary>
public sealed partial class SettingsDocumentTests
{
    private static readonly SettingSection[] Sections = [GraphQLSettings.Section, GatewaySettings.Section];

    // what only code can give, or what has a key of another shape
    private static readonly string[] InCodeOnly =
    [
        "ExecutionOptions.OnUnexpectedError", "ExecutionOptions.Validate", "ExecutionOptions.TimeProvider", "GraphQLHttpOptions.TimeProvider", "GatewayOptions.Logger", "GatewayOptions.TimeProvider",
        "GraphQLHttpOptions.StoredDocuments", "GraphQLHttpOptions.AutomaticDocuments", "GraphQLHttpOptions.AllowDocument", "GraphQLHttpOptions.Explorer",
        "GraphQLSocketOptions.Authenticate",
    ];

    private static string? File => RepositoryFolder.Root is { } root ? Path.Combine(root, "docs", "graphql", "settings.md") : null;

    [Fact]
    public async Task The_Tables_Are_Those_Of_The_Options()
    {
        var page = await System.IO.File.ReadAllTextAsync(File!); // the tests run in the repository
        var renewed = page;
        foreach (var section in Sections)
        {
            var table = SettingsPage.Table(section);
            renewed = Regex.Replace(renewed, $"<!-- {section.Name} -->.*<!-- end of {section.Name} -->", _ => table, RegexOptions.Singleline);
        }

        if (Environment.GetEnvironmentVariable(Snapshot.AcceptVariable) == "1")
        {
            await System.IO.File.WriteAllTextAsync(File!, renewed);
            return;
        }

        Assert.Equal(renewed, page);
    }

    [Fact]
    public async Task Every_Key_In_The_Text_Exists()
    {
        var page = await System.IO.File.ReadAllTextAsync(File!); // the tests run in the repository
        var known = Sections.SelectMany(s => s.Settings.Select(k => $"{s.Name}:{k.Key}")).ToHashSet();
        Assert.Equal([], Keys().Matches(page).Select(m => m.Groups[1].Value).Where(k => !known.Contains(k)));
    }

    [Fact]
    public void Every_Option_Is_A_Key_Or_In_Code_Only()
    {
        var keys = Sections.SelectMany(s => s.Settings).Select(s => $"{s.Property.DeclaringType!.Name}.{s.Property.Name}").ToHashSet();
        var options = new[] { typeof(ExecutionOptions), typeof(CostOptions), typeof(GraphQLHttpOptions), typeof(GraphQLSocketOptions), typeof(GatewayOptions) }
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.SetMethod is { IsPublic: true } && p.PropertyType.GetConstructor(Type.EmptyTypes) is null)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.Equal(InCodeOnly.Order(), options.Where(o => !keys.Contains(o)).Order());
    }

    [GeneratedRegex("`((?:GraphQL|Gateway):[A-Za-z:]+)`")]
    private static partial Regex Keys();
}

using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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

    // what only code can give, or what has keys of another shape
    private static readonly string[] InCodeOnly =
    [
        "AuthorizationOptions.Policies", "ExecutionOptions.OnUnexpectedError", "ExecutionOptions.Validate", "ExecutionOptions.TimeProvider", "GraphQLHttpOptions.TimeProvider", "GatewayOptions.Logger", "GatewayOptions.TimeProvider",
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
    public void Every_Key_In_The_Documents_Exists()
    {
        var known = Sections.SelectMany(s => s.Settings.Select(k => $"{s.Name}:{k.Key}")).ToHashSet();
        var pages = Directory.EnumerateFiles(Path.Combine(RepositoryFolder.Root!, "docs"), "*.md", SearchOption.AllDirectories); // the tests run in the repository
        var named = pages.SelectMany(p => Keys().Matches(System.IO.File.ReadAllText(p)), (p, m) => (Page: Path.GetFileName(p), Key: m.Groups[1].Value)).ToList();
        Assert.Contains(("planner.md", "Gateway:Overrides:ActiveLabels"), named);
        Assert.Equal([], named.Where(n => !known.Contains(n.Key)));
    }

    [Fact]
    public void The_Defaults_Of_Requests_Are_Those_Of_The_Hosts()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.AddTmfHosting();
        using var services = builder.Services.BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<GraphQLHttpOptions>>().Value;
        var settings = GraphQLSettings.Section.Settings.Where(s => s.Path[0].DeclaringType == typeof(GraphQLHttpOptions)).ToList();
        Assert.Contains(settings, s => s is { Key: "AllowVariableBatching", Default: true });
        Assert.Equal(
            settings.Select(s => (s.Key, SettingText.Write(s.Default))),
            settings.Select(s => (s.Key, SettingText.Write(s.Path.Aggregate((object?)options, (value, property) => property.GetValue(value))))));
    }

    [Fact]
    public void Every_Option_Is_A_Key_Or_In_Code_Only()
    {
        var keys = Sections.SelectMany(s => s.Settings).Select(s => $"{s.Property.DeclaringType!.Name}.{s.Property.Name}").ToHashSet();
        var options = new[] { typeof(ExecutionOptions), typeof(GraphQLHttpOptions), typeof(GatewayOptions) }.SelectMany(WithNested).Distinct()
            .SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(p => p.SetMethod is { IsPublic: true } && p.PropertyType.GetConstructor(Type.EmptyTypes) is null)
            .Select(p => $"{p.DeclaringType!.Name}.{p.Name}");
        Assert.Equal(InCodeOnly.Order(), options.Where(o => !keys.Contains(o)).Order());
    }

    private static IEnumerable<Type> WithNested(Type options) => options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => p.PropertyType)
        .Where(t => t.Namespace?.StartsWith("TmfGraph.", StringComparison.Ordinal) == true && t.GetConstructor(Type.EmptyTypes) is not null)
        .SelectMany(WithNested)
        .Prepend(options);

    [GeneratedRegex("`((?:GraphQL|Gateway):[A-Za-z:]+)(?:=[^`]*)?`")]
    private static partial Regex Keys();
}

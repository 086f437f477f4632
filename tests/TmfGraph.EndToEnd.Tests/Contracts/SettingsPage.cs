using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TmfGraph.Gateway;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.EndToEnd.Tests.Contracts;

/// <summary>The tables of <c>docs/graphql/settings.md</c>, made of the options: their defaults, ranges and documentation.</summary>
internal static partial class SettingsPage
{
    private static readonly Dictionary<string, XDocument> Documentation = [];

    /// <summary>One row a key, between the marks that name the section.</summary>
    public static string Table(SettingSection section)
    {
        var text = new StringBuilder($"<!-- {section.Name} -->\n| Key | Default | Values | Meaning |\n|---|---|---|---|\n");
        foreach (var setting in section.Settings.DistinctBy(s => s.Key))
        {
            text.Append($"| `{section.Name}:{setting.Key}` | {DefaultOf(setting)} | {SettingText.Expectation(setting)} | {Meaning(setting)} |\n");
        }

        return text.Append($"<!-- end of {section.Name} -->").ToString();
    }

    private static string DefaultOf(Setting setting)
    {
        var value = SettingText.Write(setting.Default);
        var development = setting.Property switch
        {
            { DeclaringType: var type } limit when type == typeof(ValidationLimits) => SettingText.Write(limit.GetValue(ValidationLimits.Default)),
            { Name: nameof(GatewayOptions.AllowPlanHeader) } => SettingText.Write(true),
            _ => value,
        };
        return (value.Length == 0 ? "none" : $"`{value}`") + (development == value ? "" : $", in Development `{development}`");
    }

    private static string Meaning(Setting setting)
    {
        var type = setting.Property.DeclaringType!; // a property has one
        var assembly = type.Assembly.GetName().Name!; // so has an assembly
        if (!Documentation.TryGetValue(assembly, out var documentation))
        {
            documentation = Documentation[assembly] = XDocument.Load(Path.Combine(AppContext.BaseDirectory, assembly + ".xml"));
        }

        var member = $"P:{type.FullName!.Replace('+', '.')}.{setting.Property.Name}";
        var summary = documentation.Descendants("member").FirstOrDefault(m => (string?)m.Attribute("name") == member)?.Element("summary");
        Assert.True(summary is not null, $"{member} has no documentation.");
        return Spaces().Replace(string.Concat(summary.Nodes().Select(Render)), " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Render(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" or "seealso" } see => $"`{((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword"))!.Split('.', '(')[^1]}`",
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement element => element.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}

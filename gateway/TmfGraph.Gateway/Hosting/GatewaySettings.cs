using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore.Settings;

namespace TmfGraph.Gateway.Hosting;

/// <summary>The section <c>Gateway</c>: every option of the gateway that is a number, a time, a switch or a list is a key by itself.</summary>
public static class GatewaySettings
{
    private const string Policies = "Authorization:Policies";

    /// <summary>The keys.</summary>
    public static SettingSection Section { get; } = new(
        GatewayOptions.Section, GraphQLSettings.Names, new GatewayOptions { ValidationLimits = HostLimits.Validation(null), AllowPlanHeader = false })
    {
        FreeKey = Policies,
    };

    /// <summary>
    /// The policies by their names: <c>Gateway:Authorization:Policies:NAME:Claim</c>, and <c>…:Values</c> as a list or as one text with commas. A name may have
    /// colons itself.
    /// </summary>
    /// <exception cref="OptionsValidationException">One has no claim, or something else than these.</exception>
    public static IReadOnlyDictionary<string, PolicyOptions> ReadPolicies(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection($"{GatewayOptions.Section}:{Policies}");
        var claims = new Dictionary<string, string>(StringComparer.Ordinal);
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var failures = new List<string>();
        foreach (var leaf in Leaves(section).Where(l => !string.IsNullOrEmpty(l.Value)))
        {
            var parts = leaf.Path[(section.Path.Length + 1)..].Split(':');
            var isItem = parts is [_, .., var list, var index] && Is(list, "Values") && int.TryParse(index, out _);
            var name = string.Join(':', parts[..^(isItem ? 2 : 1)]);
            var last = parts[^(isItem ? 2 : 1)];
            if (name.Length > 0 && Is(last, "Claim"))
            {
                claims[name] = leaf.Value!; // just tested
            }
            else if (name.Length > 0 && Is(last, "Values"))
            {
                if (!values.TryGetValue(name, out var known))
                {
                    values.Add(name, known = []);
                }

                known.AddRange(isItem ? [leaf.Value!] : leaf.Value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)); // the same
            }
            else
            {
                failures.Add($"{leaf.Path} is no setting; a policy has {section.Path}:NAME:Claim and {section.Path}:NAME:Values.");
            }
        }

        failures.AddRange(values.Keys.Where(n => !claims.ContainsKey(n)).Select(n => $"{section.Path}:{n} has values and no Claim that they are of."));
        return failures.Count == 0
            ? claims.ToDictionary(c => c.Key, c => new PolicyOptions(c.Value, values.GetValueOrDefault(c.Key, [])), StringComparer.Ordinal)
            : throw new OptionsValidationException(GatewayOptions.Section, typeof(GatewayOptions), failures);
    }

    private static bool Is(string text, string key) => text.Equals(key, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection section) =>
        section.GetChildren().ToList() is { Count: > 0 } children ? children.SelectMany(Leaves) : section.Exists() ? [section] : [];
}

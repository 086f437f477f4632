using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>
/// A section of the configuration whose keys are the properties of options: a new property is a new key. Keys are checked when they are read:
/// unknown ones, and values that cannot be or lie outside their range, keep a host from starting.
/// </summary>
public sealed class SettingSection
{
    private readonly IReadOnlyDictionary<string, string> _names;

    /// <param name="name">The section's name, for instance <c>GraphQL</c>.</param>
    /// <param name="names">Paths of properties, such as <c>ParserLimits.MaxDepth</c>, that have a key other than their own; an empty key hides one.</param>
    /// <param name="options">Options with their defaults; several may hold the same property.</param>
    public SettingSection(string name, IReadOnlyDictionary<string, string> names, params IReadOnlyList<object> options)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        Name = name;
        _names = names;
        Settings = [.. options.SelectMany(o => Find(o.GetType(), o, [])).OrderBy(s => s.Key, StringComparer.Ordinal)];
    }

    public string Name { get; }

    /// <summary>A key below which names are free, so that whoever has it reads it; null for none.</summary>
    public string? FreeKey { get; init; }

    /// <summary>All settings by key. A key with two properties comes twice.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="OptionsValidationException">There are unknown keys, or values that do not hold; it names all of them.</exception>
    public SettingValues Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Name);
        var failures = new List<string>();
        var values = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
        foreach (var setting in Settings)
        {
            var entry = section.GetSection(setting.Key);
            if (!entry.Exists() || entry is { Value: "" })
            {
                continue;
            }

            if (SettingText.TryRead(setting, entry, out var value))
            {
                values[setting.Key] = value;
            }
            else
            {
                failures.Add($"{Name}:{setting.Key} is '{entry.Value}': {SettingText.Expectation(setting)} is needed.");
            }
        }

        failures.AddRange(Unknown(section));
        return failures.Count == 0
            ? new SettingValues(this, values)
            : throw new OptionsValidationException(Name, typeof(SettingSection), failures.Distinct());
    }

    /// <summary>The key of a property; empty for one that has none.</summary>
    internal string KeyOf(IReadOnlyList<PropertyInfo> path) =>
        _names.TryGetValue(string.Join('.', path.Select(p => p.Name)), out var key) ? key : string.Join(':', path.Select(p => p.Name));

    /// <summary>The properties of options that hold values, nested ones included.</summary>
    internal static IEnumerable<IReadOnlyList<PropertyInfo>> Paths(Type options, IReadOnlyList<PropertyInfo> above)
    {
        foreach (var property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0))
        {
            IReadOnlyList<PropertyInfo> path = [.. above, property];
            if (SettingText.CanRead(property.PropertyType))
            {
                if (property.SetMethod is { IsPublic: true })
                {
                    yield return path;
                }
            }
            else if (IsOptions(property.PropertyType))
            {
                foreach (var below in Paths(property.PropertyType, path))
                {
                    yield return below;
                }
            }
        }
    }

    private static bool IsOptions(Type type) =>
        type is { IsClass: true, IsAbstract: false } && type.GetConstructor(Type.EmptyTypes) is not null
        && type.Namespace?.StartsWith("TmfGraph.", StringComparison.Ordinal) == true;

    private IEnumerable<Setting> Find(Type type, object options, IReadOnlyList<PropertyInfo> above) => Paths(type, above)
        .Select(path => new Setting(KeyOf(path), path, path.Aggregate((object?)options, static (value, property) => property.GetValue(value))))
        .Where(s => s.Key.Length > 0);

    private IEnumerable<string> Unknown(IConfiguration section)
    {
        foreach (var leaf in Leaves(section.GetChildren()))
        {
            var key = leaf.Path[(Name.Length + 1)..];
            if ((FreeKey is not null && key.StartsWith(FreeKey + ":", StringComparison.OrdinalIgnoreCase)) || Settings.Any(s => key.Equals(s.Key, StringComparison.OrdinalIgnoreCase)
                || (s.Type == typeof(IReadOnlyList<string>) && key.StartsWith(s.Key + ":", StringComparison.OrdinalIgnoreCase))))
            {
                continue;
            }

            var nearest = Settings.MinBy(s => SettingText.Distance(key, s.Key))!; // no section is without settings
            yield return SettingText.Distance(key, nearest.Key) <= 3
                ? $"{leaf.Path} is no setting; did you mean {Name}:{nearest.Key}?"
                : $"{leaf.Path} is no setting. docs/graphql/settings.md lists them all.";
        }
    }

    private static IEnumerable<IConfigurationSection> Leaves(IEnumerable<IConfigurationSection> sections) => sections.SelectMany(s =>
        s.GetChildren().ToList() is { Count: > 0 } children ? Leaves(children) : [s]);
}

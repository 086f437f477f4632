using System.Reflection;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>What the configuration says in a section, checked.</summary>
public sealed class SettingValues
{
    private readonly SettingSection _section;
    private readonly IReadOnlyDictionary<string, object> _values;

    internal SettingValues(SettingSection section, IReadOnlyDictionary<string, object> values)
    {
        _section = section;
        _values = values;
    }

    /// <summary>Whether the configuration says anything of what is below a key.</summary>
    public bool HasAny(string key) => _values.Keys.Any(k => k.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase));

    /// <summary>Sets the options that the configuration speaks of, of those that the object has; others stay as they are.</summary>
    public T ApplyTo<T>(T options)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (var path in SettingSection.Paths(typeof(T), []))
        {
            if (_values.TryGetValue(_section.KeyOf(path), out var value) && path[^1].PropertyType.IsInstanceOfType(value))
            {
                Set(options, path, value);
            }
        }

        return options;
    }

    private static void Set(object target, IReadOnlyList<PropertyInfo> path, object value)
    {
        if (path is [var property])
        {
            property.SetValue(target, value);
            return;
        }

        var (next, rest) = (path[0], path.Skip(1).ToList());
        var nested = next.GetValue(target) ?? throw new InvalidOperationException($"{next.DeclaringType}.{next.Name} is null.");
        if (next.SetMethod is null)
        {
            Set(nested, rest, value);
            return;
        }

        // others may share what stands there, such as the limits that are the same for all by default
        var copy = Copy(nested);
        Set(copy, rest, value);
        next.SetValue(target, copy);
    }

    private static object Copy(object options)
    {
        var copy = Activator.CreateInstance(options.GetType())!; // options have a constructor without parameters
        foreach (var property in options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is { IsPublic: true }))
        {
            property.SetValue(copy, property.GetValue(options));
        }

        return copy;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>Values of settings as text.</summary>
public static class SettingText
{
    /// <summary>A value as it is written in a configuration; empty for none.</summary>
    public static string Write(object? value) => value switch
    {
        null => "",
        bool truth => truth ? "true" : "false",
        IEnumerable<string> list => string.Join(", ", list),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>What a value has to be, in words.</summary>
    public static string Expectation(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var range = setting.Range is { } limits ? $" from {Bound(setting, limits.Minimum)} to {Bound(setting, limits.Maximum)}" : "";
        return setting.Type switch
        {
            var type when type == typeof(bool) => "true or false",
            { IsEnum: true } type => $"one of {string.Join(", ", Enum.GetNames(type))}",
            var type when type == typeof(TimeSpan) => $"a time (hh:mm:ss){range}",
            var type when type == typeof(double) => $"a number{range}",
            var type when type == typeof(int) || type == typeof(long) => $"a whole number{range}",
            var type when type == typeof(string) => "a text",
            _ => "a list of texts",
        };
    }

    internal static bool CanRead(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum || type == typeof(bool) || type == typeof(int) || type == typeof(long) || type == typeof(double)
            || type == typeof(TimeSpan) || type == typeof(string) || type == typeof(IReadOnlyList<string>);
    }

    internal static bool TryRead(Setting setting, IConfigurationSection entry, [NotNullWhen(true)] out object? value)
    {
        value = setting.Type == typeof(IReadOnlyList<string>) ? List(entry) : entry.Value is { } text ? Parse(setting.Type, text.Trim()) : null;
        return value is not null && setting.Range?.IsValid(value) != false;
    }

    /// <summary>How many letters apart two keys are.</summary>
    internal static int Distance(string first, string second)
    {
        var above = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var row = new int[above.Length];
            row[0] = i;
            for (var j = 1; j < row.Length; j++)
            {
                var same = char.ToUpperInvariant(first[i - 1]) == char.ToUpperInvariant(second[j - 1]);
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + (same ? 0 : 1));
            }

            above = row;
        }

        return above[^1];
    }

    private static object? Parse(Type type, string text) => type switch
    {
        { IsEnum: true } => !char.IsAsciiDigit(text[0]) && Enum.TryParse(type, text, ignoreCase: true, out var value) ? value : null,
        _ when type == typeof(bool) => bool.TryParse(text, out var value) ? value : null,
        _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        _ when type == typeof(long) => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null,
        _ when type == typeof(double) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null,

        // a number alone would be read as days, which nobody means
        _ when type == typeof(TimeSpan) => text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : null,
        _ => text,
    };

    // as children, or as one text with commas, which is easier in an environment variable
    private static List<string> List(IConfigurationSection entry) => entry.Value is { } text
        ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : [.. entry.GetChildren().Select(c => c.Value ?? "")];

    private static string Bound(Setting setting, object bound) => bound switch
    {
        string text => text,
        double.MaxValue => "any",
        _ when setting.Type == typeof(double) => Write(Convert.ToDouble(bound, CultureInfo.InvariantCulture)),
        _ => Write(bound),
    };
}

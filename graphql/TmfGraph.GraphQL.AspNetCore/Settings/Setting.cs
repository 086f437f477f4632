using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>One configuration key and the option it sets.</summary>
/// <param name="Key">Below its section, with <c>:</c> between levels.</param>
/// <param name="Path">The option's properties from the options object on.</param>
/// <param name="Default">The option's value when nothing is said; null for none.</param>
public sealed record Setting(string Key, IReadOnlyList<PropertyInfo> Path, object? Default)
{
    /// <summary>The property that holds the value.</summary>
    public PropertyInfo Property => Path[^1];

    /// <summary>The type of the value: <see cref="bool"/>, a number, a time, an enum, a text, or a list of texts.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>What the value has to lie between; null for types that have no order. Numbers begin at one unless the option says otherwise.</summary>
    public RangeAttribute? Range { get; } = RangeOf(Path[^1]);

    private static RangeAttribute? RangeOf(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return property.GetCustomAttribute<RangeAttribute>() ?? type switch
        {
            _ when type == typeof(int) => new RangeAttribute(1, int.MaxValue),
            _ when type == typeof(long) => new RangeAttribute(typeof(long), "1", $"{long.MaxValue}"),
            _ when type == typeof(double) => new RangeAttribute(0d, double.MaxValue),
            _ when type == typeof(TimeSpan) => new RangeAttribute(typeof(TimeSpan), "00:00:00.001", "1.00:00:00"),
            _ => null,
        };
    }
}

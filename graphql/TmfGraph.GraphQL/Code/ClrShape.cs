using System.Reflection;
using System.Text.Json.Serialization;

namespace TmfGraph.GraphQL.Code;

/// <summary>What CLR types look like from GraphQL.</summary>
internal static class ClrShape
{
    /// <summary>The type without <see cref="Nullable{T}"/>.</summary>
    public static Type NotNull(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    /// <summary>The type of items when values of the type are lists; null when they are none.</summary>
    public static Type? ItemOf(Type type)
    {
        if (type == typeof(string) || type == typeof(byte[]) || type == typeof(System.Text.Json.JsonElement))
        {
            return null;
        }

        return ArgumentsOf(type, typeof(IEnumerable<>)) is [var item] ? item : null;
    }

    /// <summary>The type of values where each may be an error instead, see <see cref="FieldResult{T}"/>; else the type itself.</summary>
    public static Type ValueOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FieldResult<>) ? type.GetGenericArguments()[0] : type;

    /// <summary>The type arguments with which a type implements, or is, a generic interface; null when it does not.</summary>
    public static Type[]? ArgumentsOf(Type type, Type generic)
    {
        foreach (var candidate in type.IsInterface ? [type, .. type.GetInterfaces()] : type.GetInterfaces())
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() == generic)
            {
                return candidate.GetGenericArguments();
            }
        }

        return null;
    }

    /// <summary>Whether a parameter may be given null; true where nobody has said.</summary>
    public static bool AllowsNull(ParameterInfo parameter) => parameter.ParameterType.IsValueType
        ? Nullable.GetUnderlyingType(parameter.ParameterType) is not null
        : new NullabilityInfoContext().Create(parameter).WriteState is not NullabilityState.NotNull;

    /// <summary>Whether a property may be given null; true where nobody has said.</summary>
    public static bool AllowsNull(PropertyInfo property) => property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(property.PropertyType) is not null
        : new NullabilityInfoContext().Create(property).WriteState is not NullabilityState.NotNull;

    /// <summary>The public property that stands for a field: of its name whatever the case, or of that name in JSON. Null when there is none.</summary>
    public static PropertyInfo? FindProperty(Type type, string field)
    {
        foreach (var property in PropertiesOf(type))
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;
            if (property.CanRead && string.Equals(name, field, StringComparison.OrdinalIgnoreCase))
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>The type as C# writes it, without its namespace.</summary>
    public static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return NameOf(inner) + "?";
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]"; // an array has one
        }

        return type.IsGenericType
            ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(NameOf))}>"
            : type.Name;
    }

    // an interface does not list what it inherits
    private static IEnumerable<PropertyInfo> PropertiesOf(Type type) =>
        (type.IsInterface ? [type, .. type.GetInterfaces()] : new[] { type }).SelectMany(static t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(static p => p.GetIndexParameters().Length == 0);
}

using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Code;

/// <summary>Reads fields that have no resolver, or one that needs nothing but the parent, off a parent of whatever kind.</summary>
internal static class FieldValues
{
    /// <summary>The value of a field without resolver; null when the parent has none.</summary>
    public static ResolvedValue Read(in ResolvedValue parent, Field field)
    {
        if (parent.Object is { } instance)
        {
            return ReadProperty(instance, field);
        }

        return ResolvedValue.FromJson(ReadJson(parent, field));
    }

    /// <summary>The property of a parent's document that is a field without resolver; undefined when there is none.</summary>
    public static JsonElement ReadJson(in ResolvedValue parent, Field field) =>
        parent.Json.ValueKind is JsonValueKind.Object && parent.Json.TryGetProperty(field.JsonName, out var value) ? value : default;

    /// <summary>The value of a field that another field requires.</summary>
    public static ResolvedValue ReadRequired(in ResolvedValue parent, Field field) =>
        field.Resolver is PureResolver pure ? pure.Resolve(parent, FieldArguments.Empty) : Read(parent, field);

    private static ResolvedValue ReadProperty(object instance, Field field)
    {
        foreach (var property in field.ClrProperties)
        {
            if (property.Type.IsInstanceOfType(instance))
            {
                return property.Read(instance);
            }
        }

        return ResolvedValue.Null;
    }
}

/// <summary>A field as a property of a CLR type.</summary>
/// <param name="Type">The type that has the property.</param>
internal sealed record ClrProperty(Type Type, Func<object, ResolvedValue> Read);

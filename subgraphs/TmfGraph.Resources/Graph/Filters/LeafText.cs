using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Filters;

/// <summary>Turns a GraphQL leaf into the text that <see cref="Storage.Predicate"/> compares with.</summary>
internal static class LeafText
{
    /// <summary>The TMF value of an enum, the text of a string, the digits of a number.</summary>
    public static string Of(JsonElement value, AttributeModel attribute)
    {
        if (attribute.Enum is { } values)
        {
            return TmfValue(values, value.GetString()!); // enum values are strings here
        }

        return value.ValueKind is JsonValueKind.String ? value.GetString()! : value.GetRawText();
    }

    /// <summary>The TMF value of a GraphQL enum name.</summary>
    public static string TmfValue(EnumModel values, string name)
    {
        foreach (var member in values.Members)
        {
            if (member.Name == name)
            {
                return member.Value;
            }
        }

        return name; // the engine let only names of the enum pass
    }

    /// <summary>The GraphQL name of a TMF value; the value itself when the enum does not have it.</summary>
    public static string GraphName(EnumModel values, string value)
    {
        foreach (var member in values.Members)
        {
            if (member.Value == value)
            {
                return member.Name;
            }
        }

        return value;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>JSON as literals, the way back from <see cref="LiteralJson"/>: strings of an enum type become enum values, numbers keep their digits.</summary>
public static class JsonLiteral
{
    /// <summary>The literal for a JSON value of a type.</summary>
    /// <param name="type">What the value is meant for; null when nothing is known, where strings stay strings.</param>
    /// <exception cref="ArgumentException">The value has no literal, see <see cref="TryRead"/>.</exception>
    public static ValueNode Read(JsonElement value, GraphType? type) => TryRead(value, type, out var literal)
        ? literal
        : throw new ArgumentException("The value has a property whose name is no GraphQL name, and so no literal.", nameof(value));

    /// <summary>
    /// The literal for a JSON value of a type. There is none for an object with a property such as <c>@type</c>, which is no GraphQL name
    /// (a scalar that takes any JSON lets such values pass); only a variable can carry it.
    /// </summary>
    public static bool TryRead(JsonElement value, GraphType? type, [NotNullWhen(true)] out ValueNode? literal)
    {
        type = type?.NullableType;
        literal = value.ValueKind switch
        {
            JsonValueKind.True => new BooleanValueNode(true),
            JsonValueKind.False => new BooleanValueNode(false),
            JsonValueKind.String => ReadString(value.GetString()!, type), // a string has one
            JsonValueKind.Number => ReadNumber(value),
            JsonValueKind.Array => ReadList(value, type),
            JsonValueKind.Object => ReadObject(value, type as InputObjectType),
            _ => new NullValueNode(),
        };
        return literal is not null;
    }

    // Text that is no name stays a string even for an enum, where the reader refuses it: data must never become syntax.
    private static ValueNode ReadString(string text, GraphType? type) =>
        type?.NamedType is EnumType && IsName(text) && text is not ("true" or "false" or "null") ? new EnumValueNode(text) : new StringValueNode(text);

    private static ValueNode ReadNumber(JsonElement value)
    {
        var text = value.GetRawText();
        return text.AsSpan().ContainsAny('.', 'e', 'E') ? new FloatValueNode(text) : new IntValueNode(text);
    }

    private static ListValueNode? ReadList(JsonElement value, GraphType? type)
    {
        var itemType = type is ListType list ? list.Item : null;
        var items = new List<ValueNode>(value.GetArrayLength());
        foreach (var item in value.EnumerateArray())
        {
            if (!TryRead(item, itemType, out var literal))
            {
                return null;
            }

            items.Add(literal);
        }

        return new ListValueNode(items);
    }

    private static ObjectValueNode? ReadObject(JsonElement value, InputObjectType? type)
    {
        var fields = new List<ObjectFieldNode>();
        foreach (var property in value.EnumerateObject())
        {
            if (!IsName(property.Name) || !TryRead(property.Value, type?.GetField(property.Name)?.Type, out var literal))
            {
                return null;
            }

            fields.Add(new ObjectFieldNode(property.Name, literal));
        }

        return new ObjectValueNode(fields);
    }

    private static bool IsName(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');
}

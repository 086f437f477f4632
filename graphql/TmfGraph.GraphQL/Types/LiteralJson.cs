using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types;

/// <summary>Literals as JSON: enum values become strings, numbers keep their digits.</summary>
public static class LiteralJson
{
    /// <summary>Writes a literal without variables as JSON.</summary>
    public static void Write(ValueNode literal, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (literal)
        {
            case NullValueNode: writer.WriteNullValue(); break;
            case BooleanValueNode boolean: writer.WriteBooleanValue(boolean.Value); break;
            case StringValueNode text: writer.WriteStringValue(text.Value); break;
            case EnumValueNode name: writer.WriteStringValue(name.Name); break;
            case IntValueNode number: writer.WriteRawValue(number.Text); break;
            case FloatValueNode number: writer.WriteRawValue(number.Text); break;
            case ListValueNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            case ObjectValueNode value:
                writer.WriteStartObject();
                foreach (var field in value.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    Write(field.Value, writer);
                }

                writer.WriteEndObject();
                break;
            default: throw new ArgumentException($"A {literal.GetType().Name} has no JSON form.", nameof(literal));
        }
    }
}

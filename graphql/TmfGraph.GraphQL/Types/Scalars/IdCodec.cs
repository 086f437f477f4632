using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Identifiers: text everywhere; whole numbers are taken and become text.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-ID"/>
internal sealed class IdCodec : ScalarCodec
{
    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = value.ValueKind is JsonValueKind.String || IsWholeNumber(value)
            ? null
            : $"expected a string or a whole number, found {JsonText.Describe(value)}";
        return error is null;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = literal is StringValueNode or IntValueNode ? null : $"expected a string or a whole number, found {literal}";
        return error is null;
    }

    public override void WriteLiteral(ValueNode literal, Utf8JsonWriter writer)
    {
        if (literal is IntValueNode number)
        {
            writer.WriteStringValue(number.Text);
        }
        else
        {
            base.WriteLiteral(literal, writer);
        }
    }

    public override void WriteInput(JsonElement value, Utf8JsonWriter writer)
    {
        if (value.ValueKind is JsonValueKind.Number)
        {
            writer.WriteStringValue(JsonMarshal.GetRawUtf8Value(value));
        }
        else
        {
            base.WriteInput(value, writer);
        }
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            writer.WriteJson(value);
            return true;
        }

        if (!IsWholeNumber(value))
        {
            return false;
        }

        writer.WriteByte((byte)'"');
        writer.WriteJson(value);
        writer.WriteByte((byte)'"');
        return true;
    }

    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        var text = value switch
        {
            string id => id,
            int id => id.ToString(CultureInfo.InvariantCulture),
            long id => id.ToString(CultureInfo.InvariantCulture),
            Guid id => id.ToString(),
            _ => null,
        };
        if (text is null)
        {
            return false;
        }

        writer.WriteString(text);
        return true;
    }

    private static bool IsWholeNumber(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && JsonMarshal.GetRawUtf8Value(value).IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Any text: <c>String</c>, and the scalars that hold pieces of GraphQL.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-String"/>
internal sealed class TextCodec : ScalarCodec
{
    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = value.ValueKind is JsonValueKind.String ? null : $"expected a string, found {JsonText.Describe(value)}";
        return error is null;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = literal is StringValueNode ? null : $"expected a string, found {literal}";
        return error is null;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        writer.WriteJson(value);
        return true;
    }

    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        if (value is not string text)
        {
            return false;
        }

        writer.WriteString(text);
        return true;
    }
}

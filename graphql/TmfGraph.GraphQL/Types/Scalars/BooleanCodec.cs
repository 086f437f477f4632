using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>True and false.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Boolean"/>
internal sealed class BooleanCodec : ScalarCodec
{
    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : $"expected true or false, found {JsonText.Describe(value)}";
        return error is null;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = literal is BooleanValueNode ? null : $"expected true or false, found {literal}";
        return error is null;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            return false;
        }

        writer.WriteBoolean(value.ValueKind is JsonValueKind.True);
        return true;
    }

    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        if (value is not bool flag)
        {
            return false;
        }

        writer.WriteBoolean(flag);
        return true;
    }
}

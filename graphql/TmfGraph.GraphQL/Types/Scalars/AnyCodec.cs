using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Any JSON: <c>Any</c>, <c>JSON</c>, and custom scalars that nobody bound.</summary>
internal sealed class AnyCodec : ScalarCodec
{
    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = null;
        return true;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = null;
        return true;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        writer.WriteJson(value);
        return true;
    }

    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        switch (value)
        {
            case string text: writer.WriteString(text); return true;
            case bool flag: writer.WriteBoolean(flag); return true;
            case JsonElement element: writer.WriteJson(element); return true;
            case DateTimeOffset or DateTime: return StandardScalars.GetCodec("DateTime").TryWriteResult(value, writer);
            case Guid id: writer.WriteString(id.ToString()); return true;
            case int or long or double or float or decimal: return StandardScalars.GetCodec("Float").TryWriteResult(value, writer);
            default: return false;
        }
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>A file of a multipart request. Its value is the key under which the transport keeps the file; it has no literal and no result.</summary>
internal sealed class UploadCodec : ScalarCodec
{
    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = value.ValueKind is JsonValueKind.String ? null : $"expected a file of a multipart request, found {JsonText.Describe(value)}";
        return error is null;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = "a file can only be the value of a variable";
        return false;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer) => false;

    public override bool TryWriteResult(object value, ResultWriter writer) => false;
}

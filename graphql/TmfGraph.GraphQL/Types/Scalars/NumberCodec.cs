using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>A scalar whose values are numbers with a text of digits.</summary>
internal abstract class NumberCodec(string expectation) : ScalarCodec
{
    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        var isValid = value.ValueKind is JsonValueKind.Number && IsValid(value.GetRawText());
        error = isValid ? null : $"expected {expectation}, found {JsonText.Describe(value)}";
        return isValid;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        var isValid = literal switch
        {
            IntValueNode number => IsValid(number.Text),
            FloatValueNode number => AcceptsFloatLiterals && IsValid(number.Text),
            _ => false,
        };
        error = isValid ? null : $"expected {expectation}, found {literal}";
        return isValid;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (value.ValueKind is not JsonValueKind.Number || !IsValidJson(value))
        {
            return false;
        }

        writer.WriteJson(value);
        return true;
    }

    /// <summary>Whether <c>1.0</c> may stand for a value in a document.</summary>
    protected abstract bool AcceptsFloatLiterals { get; }

    /// <summary>Whether a number of that text is a value.</summary>
    protected abstract bool IsValid(string text);

    /// <summary>The same for a JSON number; where it need not be made a text, it is not.</summary>
    protected virtual bool IsValidJson(JsonElement number) => IsValid(number.GetRawText());
}

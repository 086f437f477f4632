using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Text of a certain form.</summary>
/// <param name="expectation">The form, for people: "a date such as 2026-01-31".</param>
/// <param name="isValid">Whether UTF-8 text has the form.</param>
/// <param name="format">The text of a CLR value, or null when it cannot be one. Strings are looked at before.</param>
/// <param name="normalize">What a result of another form is written as; null when it means nothing. Input is never read this way.</param>
internal sealed class FormattedTextCodec(
    string expectation, FormattedTextCodec.Form isValid, Func<object, string?>? format = null, Func<string, string?>? normalize = null) : ScalarCodec
{
    public delegate bool Form(ReadOnlySpan<byte> utf8);

    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = IsValid(value) ? null : $"expected {expectation}, found {JsonText.Describe(value)}";
        return error is null;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = literal is StringValueNode text && isValid(Encoding.UTF8.GetBytes(text.Value)) ? null : $"expected {expectation}, found {literal}";
        return error is null;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (IsValid(value))
        {
            writer.WriteJson(value);
            return true;
        }

        if (value.ValueKind is not JsonValueKind.String || normalize?.Invoke(value.GetString()!) is not { } text) // a string element has a string
        {
            return false;
        }

        writer.WriteString(text);
        return true;
    }

    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        var text = value as string ?? format?.Invoke(value);
        if (text is null || !isValid(Encoding.UTF8.GetBytes(text)))
        {
            return false;
        }

        writer.WriteString(text);
        return true;
    }

    private bool IsValid(JsonElement value) => value.ValueKind is JsonValueKind.String && isValid(JsonText.Utf8(value));
}

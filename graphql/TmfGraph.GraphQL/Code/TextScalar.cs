using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Scalars;

namespace TmfGraph.GraphQL.Code;

/// <summary>A scalar of texts that code reads and writes as a CLR type.</summary>
internal sealed class TextScalar<T>(string name, Func<string, T> parse, Func<T, string> format) : ScalarCodec, ITextScalar
    where T : notnull
{
    public Type Type => typeof(T);

    /// <exception cref="FormatException">The text is no value. So do an <see cref="OverflowException"/> and an <see cref="ArgumentException"/> say.</exception>
    public T Parse(string text) => parse(text);

    public override bool IsValidInput(JsonElement value, [NotNullWhen(false)] out string? error)
    {
        error = value.ValueKind is JsonValueKind.String
            ? Check(value.GetString()!) // a string element has a string
            : $"expected a text, found {JsonText.Describe(value)}";
        return error is null;
    }

    public override bool IsValidLiteral(ValueNode literal, [NotNullWhen(false)] out string? error)
    {
        error = literal is StringValueNode text ? Check(text.Value) : $"expected a text, found {ShortText.Of(literal.ToString()!, 64)}";
        return error is null;
    }

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (!IsValidInput(value, out _))
        {
            return false;
        }

        writer.WriteJson(value);
        return true;
    }

    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        var text = value is T typed ? format(typed) : value as string;
        if (text is null || (value is string && Check(text) is not null))
        {
            return false;
        }

        writer.WriteString(text);
        return true;
    }

    private string? Check(string text)
    {
        try
        {
            parse(text);
            return null;
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return exception.Message.Length > 0 ? exception.Message.TrimEnd('.') : $"it is no {name}";
        }
        catch (ArgumentException)
        {
            return $"it is no {name}"; // its message is about a parameter of code
        }
    }
}

/// <summary>A <see cref="TextScalar{T}"/> whatever its type.</summary>
internal interface ITextScalar
{
    Type Type { get; }
}

using System.Globalization;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Whole numbers within a range: <c>Int</c>, <c>Short</c>, <c>Byte</c>, <c>Long</c>. JSON input may be written with an empty fraction (<c>1.0</c>).</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Int"/>
internal sealed class IntegerCodec(long minimum, long maximum) : NumberCodec($"a whole number from {minimum} to {maximum}")
{
    public override void WriteInput(JsonElement value, Utf8JsonWriter writer) =>
        writer.WriteNumberValue(value.TryGetInt64(out var number) ? number : (long)value.GetDecimal());

    public override bool TryWriteResult(JsonElement value, ResultWriter writer)
    {
        if (value.ValueKind is not JsonValueKind.Number)
        {
            return false;
        }

        return value.TryGetInt64(out var number) ? TryWrite(number, writer) : TryWrite(value.GetRawText(), writer);
    }

    public override bool TryWriteResult(object value, ResultWriter writer) => value switch
    {
        int number => TryWrite(number, writer),
        long number => TryWrite(number, writer),
        short or byte or sbyte or ushort or uint => TryWrite(Convert.ToInt64(value, CultureInfo.InvariantCulture), writer),
        _ => false,
    };

    protected override bool AcceptsFloatLiterals => false;

    protected override bool IsValid(string text) => TryParse(text, out var number) && number >= minimum && number <= maximum;

    private bool TryWrite(string text, ResultWriter writer) => TryParse(text, out var number) && TryWrite(number, writer);

    private bool TryWrite(long number, ResultWriter writer)
    {
        if (number < minimum || number > maximum)
        {
            return false;
        }

        writer.WriteNumber(number);
        return true;
    }

    private static bool TryParse(string text, out long number)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return true;
        }

        // "1.0" and "1e3" are whole numbers too.
        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) &&
            value == decimal.Truncate(value) && value is >= long.MinValue and <= long.MaxValue)
        {
            number = (long)value;
            return true;
        }

        return false;
    }
}

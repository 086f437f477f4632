using System.Globalization;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Decimal numbers that keep their digits (<c>10.50</c> stays <c>10.50</c>), within the range of <see cref="decimal"/>.</summary>
internal sealed class DecimalCodec() : NumberCodec("a decimal number below 7.9e28")
{
    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        switch (value)
        {
            case int number: writer.WriteNumber(number); return true;
            case long number: writer.WriteNumber(number); return true;
            case decimal number:
                var target = writer.GetSpan(64);
                number.TryFormat(target, out var written, default, CultureInfo.InvariantCulture);
                writer.Advance(written);
                return true;
            default: return false;
        }
    }

    protected override bool AcceptsFloatLiterals => true;

    protected override bool IsValid(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    protected override bool IsValidJson(System.Text.Json.JsonElement number) => number.TryGetDecimal(out _);
}

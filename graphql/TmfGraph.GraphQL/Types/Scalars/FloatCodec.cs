using System.Globalization;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Finite numbers of double precision.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Float"/>
internal sealed class FloatCodec() : NumberCodec("a finite number")
{
    public override bool TryWriteResult(object value, ResultWriter writer)
    {
        switch (value)
        {
            case int number: writer.WriteNumber(number); return true;
            case long number: writer.WriteNumber(number); return true;
            case decimal number: Write(number, writer); return true;
            case double number when double.IsFinite(number): Write(number, writer); return true;
            case float number when float.IsFinite(number): Write(number, writer); return true;
            default: return false;
        }
    }

    protected override bool AcceptsFloatLiterals => true;

    protected override bool IsValid(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    protected override bool IsValidJson(System.Text.Json.JsonElement number) => number.TryGetDouble(out var value) && double.IsFinite(value);

    private static void Write<T>(T number, ResultWriter writer)
        where T : IUtf8SpanFormattable
    {
        var target = writer.GetSpan(64);
        number.TryFormat(target, out var written, default, CultureInfo.InvariantCulture);
        writer.Advance(written);
    }
}

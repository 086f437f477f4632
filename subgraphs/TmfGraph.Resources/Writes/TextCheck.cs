using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Finds what JSON can spell and databases cannot keep, anywhere in a document: NUL characters and halves of surrogate pairs in its texts, and
/// numbers beyond the limits of <see cref="NumberCheck"/>.
/// </summary>
internal static class TextCheck
{
    private static readonly SearchValues<string> Suspects = SearchValues.Create(["\\u0000", "\\ud"], StringComparison.OrdinalIgnoreCase);

    public static void Run(JsonElement body, DocumentValidator validator)
    {
        var raw = JsonMarshal.GetRawUtf8Value(body);
        if (!Utf8.IsValid(raw))
        {
            validator.Report(null, AttributeProblemCodes.InvalidText, "The body is not valid UTF-8.");
        }
        else if ((raw.IndexOf("\\u"u8) >= 0 && body.GetRawText().AsSpan().ContainsAny(Suspects)) || !NumberCheck.IsInOrder(raw))
        {
            // rare enough to look at every value
            var zeros = 0L;
            Visit(body, null, validator, ref zeros);
            if (zeros > NumberCheck.MostZeros)
            {
                validator.Report(
                    null, AttributeProblemCodes.InvalidFormat, $"The exponents of all numbers stand for {zeros} zeros; {NumberCheck.MostZeros} are allowed.");
            }
        }
    }

    private static void Visit(JsonElement value, DocumentValidator.Place? place, DocumentValidator validator, ref long zeros)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (property.Name.Contains('\0', StringComparison.Ordinal))
                    {
                        validator.Report(place, AttributeProblemCodes.InvalidText, "The name of an attribute holds a character that cannot be stored (NUL).");
                    }

                    Visit(property.Value, new DocumentValidator.Place(place, property.Name, -1), validator, ref zeros);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    Visit(element, (place ?? new DocumentValidator.Place(null, "", -1)) with { Index = index++ }, validator, ref zeros);
                }

                break;
            case JsonValueKind.String when !CanBeKept(value):
                validator.Report(place, AttributeProblemCodes.InvalidText, $"'{place}' holds a character that cannot be stored (NUL, or half a surrogate pair).");
                break;
            case JsonValueKind.Number:
                if (!NumberCheck.IsInOrder(JsonMarshal.GetRawUtf8Value(value), out var exponent))
                {
                    validator.Report(
                        place,
                        AttributeProblemCodes.InvalidFormat,
                        $"'{place}' must be a number of {NumberCheck.MostDigits} digits at most, with an exponent between -{NumberCheck.GreatestExponent} and {NumberCheck.GreatestExponent}.");
                }

                zeros += exponent;
                break;
        }
    }

    private static bool CanBeKept(JsonElement value)
    {
        try
        {
            return !value.GetString()!.Contains('\0', StringComparison.Ordinal); // asked of strings only
        }
        catch (InvalidOperationException)
        {
            return false; // what the reader says about half a pair
        }
    }
}

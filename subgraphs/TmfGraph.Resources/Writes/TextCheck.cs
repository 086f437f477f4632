using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Finds text that JSON can spell and databases cannot keep: NUL characters and halves of surrogate pairs, in any string of a document.
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
        else if (raw.IndexOf("\\u"u8) >= 0 && body.GetRawText().AsSpan().ContainsAny(Suspects))
        {
            // rare enough to look at every string
            Visit(body, null, validator);
        }
    }

    private static void Visit(JsonElement value, DocumentValidator.Place? place, DocumentValidator validator)
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

                    Visit(property.Value, new DocumentValidator.Place(place, property.Name, -1), validator);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    Visit(element, (place ?? new DocumentValidator.Place(null, "", -1)) with { Index = index++ }, validator);
                }

                break;
            case JsonValueKind.String when !CanBeKept(value):
                validator.Report(place, AttributeProblemCodes.InvalidText, $"'{place}' holds a character that cannot be stored (NUL, or half a surrogate pair).");
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

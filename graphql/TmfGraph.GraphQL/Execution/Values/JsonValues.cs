using System.Text.Encodings.Web;
using System.Text.Json;

namespace TmfGraph.GraphQL.Execution.Values;

/// <summary>How values are written and read between the parts of the engine.</summary>
internal static class JsonValues
{
    /// <summary>No escapes beyond those JSON asks for; shape is not checked, as whoever writes knows it.</summary>
    public static JsonWriterOptions Writing { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = 512,
    };

    /// <summary>Reads one value; the element owns a copy of the bytes.</summary>
    public static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 512 });
        return JsonElement.ParseValue(ref reader);
    }
}

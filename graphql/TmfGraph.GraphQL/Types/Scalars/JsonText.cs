using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Types.Scalars;

/// <summary>Looks at JSON without making strings of it.</summary>
internal static class JsonText
{
    /// <summary>The value for an error message: short, with its quotes.</summary>
    public static string Describe(JsonElement value) => ShortText.Of(value.GetRawText(), 64);

    /// <summary>The UTF-8 text of a JSON string; copied only when it has escapes.</summary>
    public static ReadOnlySpan<byte> Utf8(JsonElement text)
    {
        var raw = JsonMarshal.GetRawUtf8Value(text)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(text.GetString()!) : raw; // a string element has a string
    }
}

using System.Text.Json;

namespace TmfGraph.Resources.Rest;

/// <summary>A failed REST call, as its body tells it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">Stable, for programs; see <see cref="TmfErrorCodes"/>.</param>
/// <param name="Reason">Short, the same for every failure of the code.</param>
/// <param name="Message">What is wrong with this request, and the way out.</param>
/// <seealso href="https://www.tmforum.org/resources/specification/tmf630-rest-api-design-guidelines/"/>
public sealed record TmfError(int Status, string Code, string Reason, string Message)
{
    /// <summary>Headers that belong to the failure, such as <c>Allow</c>; empty for none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>The body as UTF-8 JSON.</summary>
    public byte[] ToUtf8()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, Code);
            writer.WriteString("reason"u8, Reason);
            writer.WriteString("message"u8, Message);
            writer.WriteString("status"u8, Status.ToString());
            writer.WriteString("@type"u8, "Error"u8);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}

/// <summary>Thrown inside a REST call to end it with an error body.</summary>
internal sealed class TmfErrorException(TmfError error) : Exception(error.Message)
{
    public TmfError Error { get; } = error;
}

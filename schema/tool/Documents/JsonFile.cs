using System.Text.Json;

namespace TmfGraph.Transcriber.Documents;

/// <summary>Reads a JSON file, so that whatever is wrong with it is told with its name.</summary>
internal static class JsonFile
{
    public static T Read<T>(string path, Func<JsonElement, T> read)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var json = JsonDocument.Parse(file);
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)} is not what it should be: {exception.Message}", exception);
        }
    }
}

using System.Text.Json;

namespace TmfGraph.Composition.Files;

/// <summary>Says in the words of this project what is wrong with a file that should be JSON.</summary>
internal static class JsonProblem
{
    private static readonly string[] Places = [" Path:", " LineNumber:"];

    /// <summary>The failure of a file.</summary>
    /// <param name="file">What to call it.</param>
    public static CompositionFileException Of(string file, JsonException exception)
    {
        // .NET counts lines and bytes from 0, and appends both to its message
        var message = exception.Message;
        var end = Places.Select(m => message.IndexOf(m, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(message.Length).Min();
        return new CompositionFileException(
            exception is { LineNumber: { } line, BytePositionInLine: { } position }
                ? $"{file}: this is no JSON: {message[..end]} (line {line + 1}, column {position + 1})"
                : $"{file}: {message[..end]}",
            exception);
    }
}

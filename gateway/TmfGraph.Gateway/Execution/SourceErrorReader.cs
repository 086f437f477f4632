using System.Runtime.InteropServices;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Execution;

/// <summary>
/// Reads the errors in a source's answer, whatever they look like: what is not as the specification has it is passed over, and no error is
/// without a message. Locations are not read, as they are places in a document that no client has seen.
/// </summary>
internal sealed class SourceErrorReader(GatewayOptions options)
{
    private const string NoMessage = "The source schema reported an error.";

    /// <summary>How much of one error is kept, in characters of its message and bytes of its extensions: each may be repeated in many places of an answer.</summary>
    private const int MaxErrorSize = 16 * 1024;

    /// <summary>As deep as an answer may be.</summary>
    private const int MaxPathLength = SourceJson.MaxDepth;

    /// <summary>Reads a list of errors, the first ones when there are more than a result may list; at least one when the list has any item.</summary>
    /// <param name="row">The list's row.</param>
    public List<SourceError> Read(JsonTape tape, int row, FetchStep step)
    {
        var errors = new List<SourceError>();
        using var document = SourceJson.Parse(tape.Raw(row).ToArray());
        foreach (var error in document.RootElement.EnumerateArray())
        {
            if (errors.Count == options.MaxErrors)
            {
                break;
            }

            errors.Add(error.ValueKind is JsonValueKind.Object
                ? new SourceError(ReadError(error, step), ReadPath(error))
                : new SourceError(new GraphQLError(NoMessage) { Extensions = WithSource(null, step) }, null));
        }

        return errors;
    }

    /// <summary>The error of a lookup that was answered with something else than an object or null, or not at all.</summary>
    public GraphQLError NoObject(FetchStep step) =>
        new("The source schema sent something else than the object that was asked for.") { Code = SubgraphErrorCodes.InvalidResponse, Extensions = WithSource(null, step) };

    private GraphQLError ReadError(JsonElement error, FetchStep step)
    {
        string? code = null;
        Dictionary<string, object?>? extensions = null;
        if (error.TryGetProperty("extensions", out var given)
            && given.ValueKind is JsonValueKind.Object
            && JsonMarshal.GetRawUtf8Value(given).Length <= MaxErrorSize)
        {
            foreach (var property in given.EnumerateObject())
            {
                if (property.Name == "code" && property.Value.ValueKind is JsonValueKind.String)
                {
                    code = property.Value.GetString();
                }
                else if (options.ShowSourceErrors)
                {
                    (extensions ??= [])[property.Name] = property.Value.Clone();
                }
            }
        }

        var message = options.ShowSourceErrors && error.TryGetProperty("message", out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
        if (message?.Length > MaxErrorSize)
        {
            message = string.Concat(message.AsSpan(0, MaxErrorSize), "…");
        }

        return new GraphQLError(message ?? NoMessage) { Code = code, Extensions = WithSource(extensions, step) };
    }

    private Dictionary<string, object?>? WithSource(Dictionary<string, object?>? extensions, FetchStep step)
    {
        if (options.ShowSources && step.Source is { } source)
        {
            (extensions ??= []).TryAdd("service", source.Name); // a gateway behind this one names its own
        }

        return extensions;
    }

    /// <summary>The path as far as it is one; null for none.</summary>
    private static List<object>? ReadPath(JsonElement error)
    {
        if (!error.TryGetProperty("path", out var path) || path.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        var segments = new List<object>();
        foreach (var segment in path.EnumerateArray().Take(MaxPathLength))
        {
            switch (segment.ValueKind)
            {
                case JsonValueKind.String: segments.Add(segment.GetString()!); break; // a JSON string is never null
                case JsonValueKind.Number when segment.TryGetInt32(out var index) && index >= 0: segments.Add(index); break;
                default: return segments;
            }
        }

        return segments;
    }
}

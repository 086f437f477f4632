using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// Bounds what goes into an index. An entry of a PostgreSQL index takes 2,704 bytes at most, and a longer one fails the write; SQLite would take it, and
/// refuses the same, so that data can move from one to the other. The limits are in bytes of UTF-8, as the entries are, and leave room for the other
/// columns: type and id beside a value; source, path and type beside a reference.
/// </summary>
internal static class EntryLimits
{
    /// <summary>The longest value of an attribute with <c>@index</c>, and of a state.</summary>
    public const int MostValueBytes = 2_000;

    /// <summary>The longest id, role and type of a reference, each.</summary>
    public const int MostReferenceBytes = 512;

    /// <summary>The problems of a document that is about to be stored.</summary>
    public static IReadOnlyList<AttributeProblem> Check(ResourceType type, JsonElement document, IReadOnlyList<Edge> edges)
    {
        var validator = new DocumentValidator();
        foreach (var attribute in type.Attributes)
        {
            if (IsEntry(type, attribute) && document.TryGetProperty(attribute.JsonName, out var value) && Length(value) > MostValueBytes)
            {
                validator.Report(
                    new DocumentValidator.Place(null, attribute.JsonName, -1),
                    AttributeProblemCodes.InvalidFormat,
                    $"'{attribute.JsonName}' is indexed and must not be longer than {MostValueBytes} bytes of UTF-8.");
            }
        }

        foreach (var edge in edges)
        {
            CheckPart(edge, "id", edge.TargetId, validator);
            CheckPart(edge, "role", edge.Role, validator);
            CheckPart(edge, "type", edge.TargetType, validator);
        }

        return validator.Problems;
    }

    private static void CheckPart(Edge edge, string part, string text, DocumentValidator validator)
    {
        if (IsLonger(text, MostReferenceBytes))
        {
            validator.Report(
                new DocumentValidator.Place(null, $"{edge.Path}.{part}", -1),
                AttributeProblemCodes.InvalidFormat,
                $"The {part} of a reference in '{edge.Path}' must not be longer than {MostReferenceBytes} bytes of UTF-8.");
        }
    }

    /// <summary>Whether the text takes more bytes of UTF-8; counted only where the number of characters does not tell already.</summary>
    public static bool IsLonger(string text, int bytes) => text.Length > bytes / 3 && Encoding.UTF8.GetByteCount(text) > bytes;

    private static bool IsEntry(ResourceType type, AttributeModel attribute) =>
        (attribute is { Indexed: true, IsList: false, JsonName: not "id" } && LeafKinds.Of(attribute) is LeafKind.Text or LeafKind.Any)
        || attribute == type.StateAttribute;

    // an import that is not checked may have anything there; a text in its escaped form is never shorter than itself
    private static int Length(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value).Length;
        return value.ValueKind == JsonValueKind.String && raw > MostValueBytes ? Encoding.UTF8.GetByteCount(value.GetString()!) : raw; // a string, as was just seen
    }
}

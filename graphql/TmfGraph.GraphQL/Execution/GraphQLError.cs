using System.Text.Json;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.Execution;

/// <summary>An error of a request or of a field, as it stands in the response.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Errors"/>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document; empty when no place is to blame.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Response names (<see cref="string"/>) and list indexes (<see cref="int"/>) to the field; null for request errors.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary><c>extensions.code</c>, see <see cref="ErrorCodes"/>; null when there is none.</summary>
    public string? Code { get; init; }

    /// <summary>Further members of <c>extensions</c>: strings, numbers, booleans, <see cref="JsonElement"/>s, lists of them; null when there are none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Writes the error as the response has it.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("message"u8, Message);
        if (Locations.Count > 0)
        {
            writer.WriteStartArray("locations"u8);
            foreach (var location in Locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line"u8, location.Line);
                writer.WriteNumber("column"u8, location.Column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (Path is not null)
        {
            WritePath(writer, "path"u8, Path);
        }

        if (Code is not null || Extensions is { Count: > 0 })
        {
            writer.WriteStartObject("extensions"u8);
            if (Code is not null)
            {
                writer.WriteString("code"u8, Code);
            }

            foreach (var (name, value) in Extensions ?? new Dictionary<string, object?>())
            {
                writer.WritePropertyName(name);
                WriteValue(writer, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes <c>errors</c>, unless there are none.</summary>
    internal static void WriteAll(Utf8JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("errors"u8);
        foreach (var error in errors)
        {
            error.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    internal static void WritePath(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<object> path)
    {
        writer.WriteStartArray(name);
        foreach (var segment in path)
        {
            WriteValue(writer, segment);
        }

        writer.WriteEndArray();
    }

    internal static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null: writer.WriteNullValue(); break;
            case string text: writer.WriteStringValue(text); break;
            case int number: writer.WriteNumberValue(number); break;
            case long number: writer.WriteNumberValue(number); break;
            case double number: writer.WriteNumberValue(number); break;
            case decimal number: writer.WriteNumberValue(number); break;
            case bool flag: writer.WriteBooleanValue(flag); break;
            case JsonElement element: element.WriteTo(writer); break;
            case IReadOnlyDictionary<string, object?> members:
                writer.WriteStartObject();
                foreach (var (name, member) in members)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, member);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }

                writer.WriteEndArray();
                break;
            default: writer.WriteStringValue(value.ToString()); break;
        }
    }
}

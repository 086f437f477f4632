using System.Text;
using System.Text.Json;

namespace TmfGraph.Resources.Model.Extensions;

/// <summary>
/// Writes the attributes that a JSON Schema describes as SDL of the model, so that they become fields like all others:
/// </summary>
/// <remarks>
/// string → String (date-time → DateTime, date → Date, contentEncoding base64 → Base64String), integer → Long (int32 → Int), number → Decimal, boolean →
/// Boolean, an object with properties → a type named after the type and the attribute (or the definition), an array → a list; everything else, and what may
/// be of several kinds → Any. Enums stay String, since their values need not be names; the schema checks them. A name that GraphQL forbids is made one,
/// with <c>@tmf</c> for its own spelling. What the schema demands is checked by the schema alone.
/// </remarks>
internal sealed class JsonSchemaTranslator(JsonSchema schema, string typeName)
{
    private readonly StringBuilder _types = new();

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <summary>The SDL: an extension of the resource, or a kind of it, and the types it uses.</summary>
    /// <param name="resource">The resource's GraphQL name.</param>
    /// <param name="isTaken">Whether the resource has an attribute of that TMF name already.</param>
    public string Write(string resource, Func<string, bool> isTaken)
    {
        var fields = new StringBuilder();
        foreach (var property in PropertiesOf(schema.Root).Where(p => !isTaken(p.Name)))
        {
            WriteField(fields, property, typeName);
        }

        var head = typeName == resource ? $"extend type {resource}" : $"type {typeName} @subtypeOf(type: \"{resource}\")";
        return $"{head} {(fields.Length == 0 ? "" : $"{{\n{fields}}}")}\n{_types}";
    }

    private IEnumerable<JsonProperty> PropertiesOf(JsonElement at)
    {
        at = Follow(at);
        if (at.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var own = at.TryGetProperty("properties", out var properties) ? properties.EnumerateObject().AsEnumerable() : [];
        var parts = at.TryGetProperty("allOf", out var all) ? all.EnumerateArray().SelectMany(PropertiesOf) : [];
        return own.Concat(parts).DistinctBy(p => p.Name, StringComparer.Ordinal);
    }

    private void WriteField(StringBuilder fields, JsonProperty property, string owner)
    {
        var name = NameOf(property.Name);
        var (type, isList) = TypeOf(property.Value, owner + char.ToUpperInvariant(name[0]) + name[1..]);
        var at = Follow(property.Value);
        if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty("description", out var description) && description.ValueKind == JsonValueKind.String)
        {
            fields.Append("  ").Append(JsonSerializer.Serialize(description)).Append('\n');
        }

        fields.Append("  ").Append(name).Append(": ").Append(isList ? $"[{type}!]" : type);
        if (ModelNames.JsonName(name) != property.Name)
        {
            fields.Append(" @tmf(name: ").Append(JsonSerializer.Serialize(property.Name)).Append(')');
        }

        fields.Append('\n');
    }

    private (string Type, bool IsList) TypeOf(JsonElement at, string name)
    {
        if (DefinitionOf(at) is { } definition)
        {
            var part = NameOf(definition);
            name = typeName + char.ToUpperInvariant(part[0]) + part[1..];
        }

        at = Follow(at);
        if (at.ValueKind != JsonValueKind.Object)
        {
            return ("Any", false);
        }

        return KindOf(at) switch
        {
            "string" => (FormatOf(at) switch { "date-time" => "DateTime", "date" => "Date", "base64" => "Base64String", _ => "String" }, false),
            "integer" => (FormatOf(at) == "int32" ? "Int" : "Long", false),
            "number" => ("Decimal", false),
            "boolean" => ("Boolean", false),
            "array" when at.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object && TypeOf(items, name) is { IsList: false } item => (item.Type, true),
            "array" => ("Any", false),
            "object" when PropertiesOf(at).Any() => (WriteType(at, name), false),
            _ => ("Any", false),
        };
    }

    private string WriteType(JsonElement at, string name)
    {
        if (_written.Add(name))
        {
            var fields = new StringBuilder();
            foreach (var property in PropertiesOf(at))
            {
                WriteField(fields, property, name);
            }

            _types.Append("type ").Append(name).Append(" {\n").Append(fields).Append("}\n");
        }

        return name;
    }

    private static string? KindOf(JsonElement at)
    {
        if (!at.TryGetProperty("type", out var type))
        {
            return at.TryGetProperty("properties", out _) || at.TryGetProperty("allOf", out _) ? "object" : null;
        }

        if (type.ValueKind == JsonValueKind.String)
        {
            return type.GetString();
        }

        var kinds = type.EnumerateArray().Select(t => t.GetString()).Where(t => t != "null").ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }

    private static string? FormatOf(JsonElement at) =>
        at.TryGetProperty("format", out var format) ? format.GetString() : at.TryGetProperty("contentEncoding", out var encoding) ? encoding.GetString() : null;

    private JsonElement Follow(JsonElement at)
    {
        // a chain of references that never arrives is no type
        for (var i = 0; i < 16 && at.ValueKind == JsonValueKind.Object && at.TryGetProperty("$ref", out var reference); i++)
        {
            at = schema.Resolve(reference.GetString()!); // a string, by the check at load
        }

        return at;
    }

    private static string? DefinitionOf(JsonElement at) =>
        at.ValueKind == JsonValueKind.Object && at.TryGetProperty("$ref", out var reference) && reference.GetString() is { } text && text.StartsWith("#/", StringComparison.Ordinal)
            ? text[(text.LastIndexOf('/') + 1)..]
            : null;

    /// <summary>A GraphQL name: <c>@</c> becomes <c>at</c>, whatever else is forbidden an underscore.</summary>
    private static string NameOf(string name)
    {
        var text = name is ['@', var first, ..] ? $"at{char.ToUpperInvariant(first)}{name[2..]}" : name;
        text = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
        return text.Length == 0 || char.IsAsciiDigit(text[0]) || text.StartsWith("__", StringComparison.Ordinal) ? $"x{text}" : text;
    }
}

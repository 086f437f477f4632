using System.Text.Json;
using TmfGraph.Transcriber.Facts;

namespace TmfGraph.Transcriber.Documents;

/// <summary>Reads a Swagger 2.0 document: follows <c>allOf</c>, names inline enums, maps kinds to scalars of the model.</summary>
internal sealed class DocumentReader
{
    private readonly Dictionary<string, Definition> _definitions = [];
    private readonly JsonElement _schemas;

    private DocumentReader(JsonElement schemas) => _schemas = schemas;

    public static Document Read(string folder, ApiFacts api) =>
        JsonFile.Read(Path.Combine(folder, api.Document), root => Read(api, root));

    private static Document Read(ApiFacts api, JsonElement root)
    {
        var reader = new DocumentReader(root.GetProperty("definitions"));
        foreach (var schema in reader._schemas.EnumerateObject().Where(schema => IsNamed(schema.Value)))
        {
            reader.Add(schema.Name, schema.Value);
        }

        return new Document(api, reader._definitions);
    }

    private void Add(string name, JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out _))
        {
            _definitions[name] = new Definition(name, [], new HashSet<string>(), ReadValues(schema), Description(schema));
            return;
        }

        var attributes = new Dictionary<string, DefinitionAttribute>();
        var required = new HashSet<string>();
        Collect(name, schema, attributes, required);
        _definitions[name] = new Definition(name, [.. attributes.Values], required, [], Description(schema));
    }

    private void Collect(string owner, JsonElement schema, Dictionary<string, DefinitionAttribute> attributes, HashSet<string> required)
    {
        if (schema.TryGetProperty("allOf", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
            {
                Collect(owner, Reference(part) is { } target ? _schemas.GetProperty(target) : part, attributes, required);
            }
        }

        if (schema.TryGetProperty("required", out var names))
        {
            required.UnionWith(names.EnumerateArray().Select(name => name.GetString()!));
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                attributes[property.Name] = new DefinitionAttribute(
                    property.Name, ReadShape(owner, property.Name, property.Value), Description(property.Value));
            }
        }
    }

    private Shape ReadShape(string owner, string attribute, JsonElement schema)
    {
        if (Text(schema, "type") == "array")
        {
            var items = schema.TryGetProperty("items", out var element) ? element : default;
            return items.ValueKind == JsonValueKind.Object && Text(items, "type") != "array" // the model has no lists of lists
                ? ReadShape(owner, attribute, items) with { IsList = true }
                : new Shape("Any", IsScalar: true, IsList: true);
        }

        if (Reference(schema) is { } target)
        {
            return _schemas.TryGetProperty(target, out var definition) && !IsNamed(definition)
                ? new Shape(Scalar(definition), IsScalar: true, IsList: false)
                : new Shape(target, IsScalar: false, IsList: false);
        }

        if (schema.TryGetProperty("enum", out _) && !attribute.StartsWith('@'))
        {
            var name = owner + char.ToUpperInvariant(attribute[0]) + attribute[1..];
            _definitions[name] = new Definition(name, [], new HashSet<string>(), ReadValues(schema), Description(schema));
            return new Shape(name, IsScalar: false, IsList: false);
        }

        return new Shape(Scalar(schema), IsScalar: true, IsList: false);
    }

    /// <summary>True for what becomes a type of its own: objects with attributes, and enums.</summary>
    private static bool IsNamed(JsonElement schema) =>
        schema.TryGetProperty("enum", out _) || schema.TryGetProperty("properties", out _) || schema.TryGetProperty("allOf", out _);

    private static string Scalar(JsonElement schema) => (Text(schema, "type"), Text(schema, "format")) switch
    {
        ("string", "date-time") => "DateTime",
        ("string", "date") => "Date",
        ("string", "base64" or "byte" or "binary") => "Base64String",
        ("string", _) => "String",
        ("integer", "int64") => "Long",
        ("integer", _) => "Int",
        ("number", _) => "Decimal",
        ("boolean", _) => "Boolean",
        _ => "Any",
    };

    private static List<string> ReadValues(JsonElement schema) =>
        [.. schema.GetProperty("enum").EnumerateArray().Select(value => value.ToString().Trim())];

    private static string? Reference(JsonElement schema) => Text(schema, "$ref")?.Split('/')[^1];

    private static string Description(JsonElement schema) => Text(schema, "description") ?? "";

    private static string? Text(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

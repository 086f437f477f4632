using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>The definitions of one document, read when they are asked for.</summary>
internal sealed class OfficialDefinitions(JsonElement definitions)
{
    private const string ReferencePrefix = "#/definitions/";

    private readonly Dictionary<string, OfficialDefinition> _read = new(StringComparer.Ordinal);

    public OfficialDefinition this[string name]
    {
        get
        {
            lock (_read)
            {
                return _read.TryGetValue(name, out var known) ? known : _read[name] = Read(name);
            }
        }
    }

    public bool Contains(string name) => definitions.TryGetProperty(name, out _);

    private OfficialDefinition Read(string name)
    {
        var attributes = new Dictionary<string, OfficialAttribute>(StringComparer.Ordinal);
        var required = new List<string>();
        Collect(definitions.GetProperty(name), attributes, required);

        // Some documents require attributes that the same definition does not have: leftovers of their generator, which nobody could meet.
        return new OfficialDefinition(name, [.. attributes.Values], [.. required.Where(attributes.ContainsKey).Distinct()], this);
    }

    private void Collect(JsonElement definition, Dictionary<string, OfficialAttribute> attributes, List<string> required)
    {
        if (definition.TryGetProperty("allOf", out var parts))
        {
            foreach (var part in parts.EnumerateArray())
            {
                Collect(Target(part) is { } target ? definitions.GetProperty(target) : part, attributes, required);
            }
        }

        if (definition.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject())
            {
                attributes[property.Name] = ReadAttribute(property.Name, property.Value);
            }
        }

        if (definition.TryGetProperty("required", out var names))
        {
            required.AddRange(names.EnumerateArray().Select(n => n.GetString()!));
        }
    }

    private OfficialAttribute ReadAttribute(string name, JsonElement property)
    {
        if (name is "geoJson")
        {
            return new OfficialAttribute(name, IsList: false, AttributeKind.Any, null, []); // each geometry has a shape of its own: free JSON in the graph
        }

        var isList = property.TryGetProperty("type", out var kind) && kind.ValueEquals("array");
        var item = isList ? property.GetProperty("items") : property;
        if (Target(item) is { } target)
        {
            if (!definitions.TryGetProperty(target, out var definition))
            {
                return new OfficialAttribute(name, isList, AttributeKind.Any, null, []); // the document forgot it
            }

            if (definition.TryGetProperty("properties", out _) || definition.TryGetProperty("allOf", out _))
            {
                return new OfficialAttribute(name, isList, AttributeKind.Object, target, []);
            }

            item = definition;
        }

        // 'aborted ' has a trailing blank in five documents; the product takes it with and without, and writes it without.
        return !name.StartsWith('@') && item.TryGetProperty("enum", out var values)
            ? new OfficialAttribute(name, isList, AttributeKind.Enum, null, [.. values.EnumerateArray().Select(v => v.GetString()!.TrimEnd())])
            : new OfficialAttribute(name, isList, KindOf(item), null, []);
    }

    private static string? Target(JsonElement schema) =>
        schema.TryGetProperty("$ref", out var reference) ? reference.GetString()![ReferencePrefix.Length..] : null;

    private static AttributeKind KindOf(JsonElement property)
    {
        var format = property.TryGetProperty("format", out var given) ? given.GetString() : null;
        return (property.TryGetProperty("type", out var type) ? type.GetString() : null, format) switch
        {
            ("string", "date-time") => AttributeKind.DateTime,
            ("string", "uri") => AttributeKind.Uri,
            ("string", "base64") => AttributeKind.Base64,
            ("string", null) => AttributeKind.String,
            ("boolean", _) => AttributeKind.Boolean,
            ("integer", _) => AttributeKind.Integer,
            ("number", _) => AttributeKind.Number,
            ("object" or "array" or null, _) => AttributeKind.Any,
            var other => throw new NotSupportedException($"The documents now have a type {other}."),
        };
    }
}

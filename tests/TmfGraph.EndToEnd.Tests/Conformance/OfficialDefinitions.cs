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
        var definition = definitions.GetProperty(name);
        IReadOnlyList<OfficialAttribute> attributes = definition.TryGetProperty("properties", out var properties)
            ? [.. properties.EnumerateObject().Select(p => ReadAttribute(p.Name, p.Value))]
            : [];

        // Some documents require attributes that the same definition does not have: leftovers of their generator, which nobody could meet.
        IReadOnlyList<string> required = definition.TryGetProperty("required", out var names)
            ? [.. names.EnumerateArray().Select(n => n.GetString()!).Where(n => attributes.Any(a => a.Name == n))]
            : [];
        return new OfficialDefinition(name, attributes, required, this);
    }

    private OfficialAttribute ReadAttribute(string name, JsonElement property)
    {
        var isList = property.TryGetProperty("type", out var kind) && kind.ValueEquals("array");
        var item = isList ? property.GetProperty("items") : property;
        if (!item.TryGetProperty("$ref", out var reference))
        {
            return new OfficialAttribute(name, isList, KindOf(item), null, []);
        }

        var target = reference.GetString()![ReferencePrefix.Length..];
        var definition = definitions.GetProperty(target);
        if (definition.TryGetProperty("enum", out var values))
        {
            // 'aborted ' has a trailing blank in five documents; the product takes it with and without, and writes it without.
            return new OfficialAttribute(name, isList, AttributeKind.Enum, null, [.. values.EnumerateArray().Select(v => v.GetString()!.TrimEnd())]);
        }

        return definition.TryGetProperty("properties", out _)
            ? new OfficialAttribute(name, isList, AttributeKind.Object, target, [])
            : new OfficialAttribute(name, isList, AttributeKind.Any, null, []);
    }

    private static AttributeKind KindOf(JsonElement property)
    {
        var format = property.TryGetProperty("format", out var given) ? given.GetString() : null;
        return (property.GetProperty("type").GetString(), format) switch
        {
            ("string", "date-time") => AttributeKind.DateTime,
            ("string", "uri") => AttributeKind.Uri,
            ("string", "base64") => AttributeKind.Base64,
            ("string", null) => AttributeKind.String,
            ("boolean", _) => AttributeKind.Boolean,
            ("integer", _) => AttributeKind.Integer,
            ("number", _) => AttributeKind.Number,
            var other => throw new NotSupportedException($"The documents now have a type {other}."),
        };
    }
}

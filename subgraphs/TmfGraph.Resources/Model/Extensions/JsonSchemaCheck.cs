using System.Text.Json;

namespace TmfGraph.Resources.Model.Extensions;

/// <summary>Checks a schema when it is loaded, so that a mistake in it shows at start and never in a client's request.</summary>
internal static class JsonSchemaCheck
{
    private static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal)
    {
        "unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef", "dependencies",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "null", "boolean", "object", "array", "string", "integer", "number" };

    /// <summary>What is wrong with the schema; empty for nothing.</summary>
    /// <param name="isModelType">Whether a reference out of the document names a type of the model, which checks itself.</param>
    public static IEnumerable<string> Run(JsonSchema schema, Func<string, bool> isModelType) => Check(schema, schema.Root, "#", isModelType);

    private static IEnumerable<string> Check(JsonSchema schema, JsonElement at, string place, Func<string, bool> isModelType)
    {
        if (at.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return [];
        }

        return at.ValueKind != JsonValueKind.Object
            ? [$"{place} must be a schema: an object, true or false."]
            : at.EnumerateObject().SelectMany(keyword => Check(schema, keyword, $"{place}/{keyword.Name}", isModelType));
    }

    private static IEnumerable<string> Check(JsonSchema schema, JsonProperty keyword, string place, Func<string, bool> isModelType)
    {
        var value = keyword.Value;
        switch (keyword.Name)
        {
            case "$ref":
                return value.ValueKind == JsonValueKind.String
                    && (value.GetString() is ['#', ..] ? schema.Resolve(value.GetString()!).ValueKind != JsonValueKind.Undefined : isModelType(value.GetString()!))
                    ? []
                    : [$"{place} leads to no schema; refer to one inside this file, such as '#/$defs/Name', or to a type of the model."];
            case "type":
                return (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToList() : [value]).All(t => t.ValueKind == JsonValueKind.String && Types.Contains(t.GetString()!))
                    ? []
                    : [$"{place} must be one of {string.Join(", ", Types)}, or a list of them."];
            case "enum":
                return Expect(value.ValueKind == JsonValueKind.Array, place, "a list");
            case "required":
                return Expect(IsTexts(value), place, "a list of names");
            case "dependentRequired":
                return Expect(value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(p => IsTexts(p.Value)), place, "an object of lists of names");
            case "minLength" or "maxLength" or "minItems" or "maxItems" or "minContains" or "maxContains" or "minProperties" or "maxProperties":
                return Expect(value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0, place, "a whole number, 0 or more");
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum":
                return Expect(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _), place, "a number");
            case "multipleOf":
                return Expect(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var step) && step > 0, place, "a number greater than 0");
            case "pattern":
                return value.ValueKind == JsonValueKind.String ? CheckPattern(value.GetString()!, place) : Expect(false, place, "a regular expression");
            case "format":
                return Expect(value.ValueKind == JsonValueKind.String, place, "a string");
            case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                return value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 ? CheckList(schema, value, place, isModelType) : Expect(false, place, "a list of schemas");
            case "items" when value.ValueKind == JsonValueKind.Array:
                return CheckList(schema, value, place, isModelType);
            case "items" or "additionalItems" or "contains" or "not" or "if" or "then" or "else" or "additionalProperties" or "propertyNames":
                return Check(schema, value, place, isModelType);
            case "properties" or "dependentSchemas" or "$defs" or "definitions":
                return CheckMembers(schema, value, place, isModelType);
            case "patternProperties":
                return CheckMembers(schema, value, place, isModelType)
                    .Concat(value.ValueKind == JsonValueKind.Object ? value.EnumerateObject().SelectMany(p => CheckPattern(p.Name, place)) : []);
            default:
                return Unsupported.Contains(keyword.Name) ? [$"{place}: '{keyword.Name}' is not supported; say it with other keywords."] : [];
        }
    }

    private static IEnumerable<string> CheckList(JsonSchema schema, JsonElement list, string place, Func<string, bool> isModelType) =>
        list.EnumerateArray().SelectMany((element, index) => Check(schema, element, $"{place}/{index}", isModelType));

    private static IEnumerable<string> CheckMembers(JsonSchema schema, JsonElement members, string place, Func<string, bool> isModelType) =>
        members.ValueKind == JsonValueKind.Object
            ? members.EnumerateObject().SelectMany(p => Check(schema, p.Value, $"{place}/{p.Name}", isModelType))
            : Expect(false, place, "an object of schemas");

    private static string[] CheckPattern(string pattern, string place)
    {
        try
        {
            JsonSchema.PatternOf(pattern);
            return [];
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return [$"{place} holds a regular expression that cannot be used: {exception.Message}"];
        }
    }

    private static bool IsTexts(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String);

    private static string[] Expect(bool holds, string place, string what) => holds ? [] : [$"{place} must be {what}."];
}

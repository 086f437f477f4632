using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TmfGraph.Composition.Files;

/// <summary>
/// Values for the <c>{{NAME}}</c> in source schema settings: first what the caller gives, then the chosen environment of the settings.
/// </summary>
/// <param name="Environment">Which of the settings' environments counts; null for none.</param>
/// <param name="Values">Values that go before those of the environment; null for none.</param>
public sealed partial record SettingsVariables(string? Environment = null, IReadOnlyDictionary<string, string>? Values = null)
{
    /// <summary>Neither an environment nor values.</summary>
    public static SettingsVariables None { get; } = new();

    /// <summary>What is left of a text without its variables.</summary>
    internal static string Remove(string text) => Variable().Replace(text, "");

    /// <summary>The node with all variables in its texts replaced.</summary>
    /// <exception cref="CompositionFileException">A variable has no value, or the settings do not know the environment.</exception>
    internal JsonNode? Substitute(JsonNode? node, JsonObject settings, string file) => node switch
    {
        JsonObject fields => new JsonObject(fields.Select(f => KeyValuePair.Create(f.Key, Substitute(f.Value, settings, file)))),
        JsonArray items => new JsonArray([.. items.Select(i => Substitute(i, settings, file))]),
        JsonValue value when value.TryGetValue<string>(out var text) => Substitute(text, settings, file),
        _ => node?.DeepClone(),
    };

    /// <summary>A text that is nothing but a variable becomes the variable's value, a truth value for instance; any other stays a text.</summary>
    private JsonValue Substitute(string text, JsonObject settings, string file) =>
        Variable().Match(text) is { Success: true } match && match.Length == text.Length
            ? Find(match.Groups[1].Value, settings, file)
            : JsonValue.Create(Variable().Replace(text, match => Find(match.Groups[1].Value, settings, file).ToString()));

    private JsonValue Find(string name, JsonObject settings, string file)
    {
        if (Values is not null && Values.TryGetValue(name, out var given))
        {
            return bool.TryParse(given, out var truth) ? JsonValue.Create(truth) : JsonValue.Create(given);
        }

        if (Environment is null)
        {
            throw new CompositionFileException($"{file}: '{{{{{name}}}}}' needs a value; name an environment, or set it.");
        }

        if (settings["environments"] is not JsonObject environments || environments[Environment] is not JsonObject values)
        {
            throw new CompositionFileException($"{file}: '{{{{{name}}}}}' has no value. Set the environment variable {name}, or let the settings have 'environments' with '{Environment}' that sets it.");
        }

        return values[name] is JsonValue value
            ? (JsonValue)value.DeepClone()
            : throw new CompositionFileException($"{file}: '{{{{{name}}}}}' has no value: the environment '{Environment}' of the settings does not set it, and there is no environment variable {name}.");
    }

    [GeneratedRegex(@"\{\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*\}\}")]
    private static partial Regex Variable();
}

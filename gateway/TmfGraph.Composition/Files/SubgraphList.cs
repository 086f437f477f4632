using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Files;

/// <summary>
/// A list of subgraphs, as JSON: <c>[{ "name", "url", "sdl"?, "extensions"?, "kind"?, "settings"? }]</c>. <c>sdl</c> is the schema's text, a file beside the list,
/// or an address; without it, the subgraph itself is asked, as Apollo Federation has it. <c>extensions</c> likewise; without them, a file of extensions beside
/// that of the schema counts, as with folders. <c>settings</c> are those of <c>schema-settings.json</c>, or its path.
/// </summary>
internal static class SubgraphList
{
    private static readonly string[] Members = ["name", "url", "sdl", "extensions", "kind", "settings"];

    /// <exception cref="CompositionFileException">It is no such list, or a file of it cannot be read.</exception>
    public static IReadOnlyList<Subgraph> Read(string file, SettingsVariables variables)
    {
        try
        {
            var list = Parse(file) as JsonArray ?? throw new CompositionFileException($"{file}: expected a JSON list.");
            return [.. list.Select(item => ReadItem(item as JsonObject ?? throw new CompositionFileException($"{file}: expected a list of objects."), file, variables))];
        }
        catch (InvalidOperationException exception)
        {
            throw new CompositionFileException($"{file}: {exception.Message}", exception);
        }
    }

    private static Subgraph ReadItem(JsonObject item, string file, SettingsVariables variables)
    {
        var name = Text(item, "name", file) ?? throw new CompositionFileException($"{file}: a subgraph has no 'name'.");
        if (item.Select(m => m.Key).Except(Members).FirstOrDefault() is { } unknown)
        {
            throw new CompositionFileException($"{file}: the subgraph '{name}' has '{unknown}', which means nothing there; there are '{string.Join("', '", Members)}'.");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!; // a file stands in a folder
        var settingsFile = item["settings"] is JsonValue ? Path.Combine(folder, Text(item, "settings", file) ?? "") : null;
        var document = settingsFile is null
            ? item["settings"]?.DeepClone() as JsonObject ?? []
            : Parse(settingsFile) as JsonObject ?? throw new CompositionFileException($"{settingsFile}: expected a JSON object.");
        document["name"] = name;
        if (Text(item, "kind", file) is { } kind)
        {
            document["kind"] = kind;
        }

        if (Text(item, "url", file) is { } url)
        {
            Child(Child(document, "transports"), "http")["url"] = url;
        }

        var settings = SourceSchemaSettingsReader.Read(document.ToJsonString(), name, variables, settingsFile ?? file);
        var sdl = Text(item, "sdl", file) is { } text ? PlaceOf(text) : new SdlPlace.Told(new SdlAddress(ServiceOf(settings, file), true));
        if (sdl is SdlPlace.Told { Address.IsService: true } && settings.Kind is null && document["kind"] is null)
        {
            // who is asked as Apollo Federation has it answers in its words, also in those of version 1, which do not always tell
            document["kind"] = SourceSchemaSettingsReader.ApolloKind;
            settings = SourceSchemaSettingsReader.Read(document.ToJsonString(), name, variables, settingsFile ?? file);
        }

        return new Subgraph(settings, sdl)
        {
            SettingsFile = settingsFile,
            Extensions = (Text(item, "extensions", file), sdl) switch
            {
                ({ } extensions, _) => [PlaceOf(extensions)],
                (null, SdlPlace.Written beside) => [.. SourceSchemaReader.ExtensionsOf(beside.File, name).Select(f => new SdlPlace.Written(f, IsOptional: true))],
                _ => [],
            },
        };

        SdlPlace PlaceOf(string text) => SdlPlace.Of(text, folder, t => variables.Substitute(JsonValue.Create(t), document, file)!.ToString()); // a text stays one
    }

    private static JsonNode? Parse(string file)
    {
        try
        {
            return JsonNode.Parse(SourceSchemaReader.ReadFile(file), null, SourceSchemaSettingsReader.Lenient);
        }
        catch (JsonException exception)
        {
            throw JsonProblem.Of(file, exception);
        }
    }

    private static Uri ServiceOf(SourceSchemaSettings settings, string file) => SdlPlace.HttpAddress(settings.Url)
        ?? throw new CompositionFileException($"{file}: the subgraph '{settings.Name}' has neither 'sdl' nor an HTTP address 'url' to ask for it.");

    private static JsonObject Child(JsonObject parent, string name)
    {
        if (parent[name] is JsonObject child)
        {
            return child;
        }

        var made = new JsonObject();
        parent[name] = made;
        return made;
    }

    private static string? Text(JsonObject item, string name, string file) => item[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text.Length > 0 ? text : null,
        _ => throw new CompositionFileException($"{file}: '{name}' of a subgraph has to be a text."),
    };
}

/// <summary>A subgraph of a list.</summary>
/// <param name="Sdl">Where its schema is.</param>
internal sealed record Subgraph(SourceSchemaSettings Settings, SdlPlace Sdl)
{
    public string? SettingsFile { get; init; }

    /// <summary>Where its extensions may be; the first that is there counts.</summary>
    public IReadOnlyList<SdlPlace> Extensions { get; init; } = [];

    public IEnumerable<SdlPlace> Places => [Sdl, .. Extensions];
}

using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Files;

/// <summary>
/// A list of subgraphs, as JSON: <c>[{ "name", "url", "sdl", "kind"?, "settings"? }]</c>. <c>sdl</c> is the schema's text, a file beside the list, or an
/// address; without it, the subgraph itself is asked, as Apollo Federation has it. <c>settings</c> are those of <c>schema-settings.json</c>, or its path.
/// </summary>
internal static class SubgraphList
{
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
        var name = Text(item, "name") ?? throw new CompositionFileException($"{file}: a subgraph has no 'name'.");
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!; // a file stands in a folder
        var settingsFile = item["settings"] is JsonValue path ? Path.Combine(folder, path.ToString()) : null;
        var document = settingsFile is null
            ? item["settings"]?.DeepClone() as JsonObject ?? []
            : Parse(settingsFile) as JsonObject ?? throw new CompositionFileException($"{settingsFile}: expected a JSON object.");
        document["name"] = name;
        if (Text(item, "kind") is { } kind)
        {
            document["kind"] = kind;
        }

        if (Text(item, "url") is { } url)
        {
            Child(Child(document, "transports"), "http")["url"] = url;
        }

        var settings = SourceSchemaSettingsReader.Read(document.ToJsonString(), name, variables, settingsFile ?? file);
        var subgraph = new Subgraph(settings) { SettingsFile = settingsFile };
        return Text(item, "sdl") switch
        {
            null => subgraph with { Address = new SdlAddress(ServiceOf(settings, file), true) },
            var text when text.Contains('{', StringComparison.Ordinal) => subgraph with { Text = text },
            var text when HttpAddress(text) is { } address => subgraph with { Address = new SdlAddress(address, false) },
            var text => subgraph with { SdlFile = Path.Combine(folder, text) },
        };
    }

    private static JsonNode? Parse(string file)
    {
        try
        {
            return JsonNode.Parse(SourceSchemaReader.ReadFile(file), null, SourceSchemaSettingsReader.Lenient);
        }
        catch (JsonException exception)
        {
            throw new CompositionFileException($"{file}: {exception.Message}", exception);
        }
    }

    private static Uri ServiceOf(SourceSchemaSettings settings, string file) => HttpAddress(settings.Url)
        ?? throw new CompositionFileException($"{file}: the subgraph '{settings.Name}' has neither 'sdl' nor an HTTP address 'url' to ask for it.");

    private static Uri? HttpAddress(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? uri : null;

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

    private static string? Text(JsonObject item, string name) =>
        item[name] is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}

/// <summary>A subgraph of a list. One of <c>Text</c>, <c>SdlFile</c> and <c>Address</c> says where its schema is.</summary>
internal sealed record Subgraph(SourceSchemaSettings Settings)
{
    public string? SettingsFile { get; init; }

    public string? Text { get; init; }

    public string? SdlFile { get; init; }

    public SdlAddress? Address { get; init; }
}

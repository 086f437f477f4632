using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>Where a command takes its source schemas from: an archive, folders, or a list of subgraphs.</summary>
internal sealed class SchemaSource
{
    private const string DefaultEnvironment = "development";

    private readonly IReadOnlyList<string> _paths;
    private readonly bool _isList;
    private readonly SettingsVariables _variables;

    private SchemaSource(IReadOnlyList<string> paths, bool isList, string? environment)
    {
        _paths = paths;
        _isList = isList;
        _variables = new SettingsVariables(environment ?? DefaultEnvironment, EnvironmentVariables());
    }

    /// <summary>Files and folders to look at for changes.</summary>
    public IReadOnlyList<string> Paths => _paths;

    /// <summary>From <c>--schema</c> or <c>--subgraphs</c>, of which exactly one has to be given.</summary>
    public static SchemaSource From(string? schema, string? subgraphs, string? environment) => (schema, subgraphs) switch
    {
        (not null, null) => new SchemaSource([schema], false, environment),
        (null, not null) => new SchemaSource([subgraphs], true, environment),
        _ => throw new CommandFailure("Give either --schema FILE.far|DIR or --subgraphs FILE."),
    };

    public static SchemaSource FromFolders(IReadOnlyList<string> folders, string? environment) => new(folders, false, environment);

    /// <summary>Reads the source schemas.</summary>
    /// <exception cref="CommandFailure">The list of subgraphs is not one.</exception>
    /// <exception cref="CompositionFileException">A file or folder is not what it should be.</exception>
    public IReadOnlyList<SourceSchemaInput> Read()
    {
        if (_isList)
        {
            return ReadList(_paths[0]);
        }

        return _paths is [var single] && File.Exists(single)
            ? FusionArchive.Read(single, _variables).Sources
            : SourceSchemaReader.Read(_paths, _variables);
    }

    /// <summary>Reads and composes; findings go to <paramref name="findings"/>.</summary>
    /// <exception cref="CommandFailure">There are errors among the findings.</exception>
    public CompositeSchema Compose(TextWriter findings)
    {
        var result = Composer.Compose(Read());
        foreach (var diagnostic in result.Diagnostics)
        {
            findings.WriteLine(diagnostic);
        }

        return result.Schema ?? throw new CommandFailure("The source schemas do not compose.");
    }

    private List<SourceSchemaInput> ReadList(string file)
    {
        JsonArray list;
        try
        {
            list = JsonNode.Parse(File.ReadAllText(file)) as JsonArray ?? throw new CommandFailure($"{file}: expected a JSON list.");
        }
        catch (JsonException exception)
        {
            throw new CommandFailure($"{file}: {exception.Message}");
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!; // a file stands in a folder
        return [.. list.Select(item => ReadItem(item as JsonObject ?? throw new CommandFailure($"{file}: expected a list of objects."), folder, file))];
    }

    private SourceSchemaInput ReadItem(JsonObject item, string folder, string file)
    {
        var name = Text(item, "name") ?? throw new CommandFailure($"{file}: a subgraph has no 'name'.");
        var sdl = Text(item, "sdl") ?? throw new CommandFailure($"{file}: the subgraph '{name}' has no 'sdl'.");
        var settings = item["settings"] switch
        {
            JsonObject given => (JsonObject)given.DeepClone(),
            JsonValue path => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, path.ToString()))) as JsonObject ?? [],
            _ => [],
        };
        settings["name"] = name;
        if (Text(item, "kind") is { } kind)
        {
            settings["kind"] = kind;
        }

        if (Text(item, "url") is { } url)
        {
            Child(Child(settings, "transports"), "http")["url"] = url;
        }

        return new SourceSchemaInput(name, sdl.Contains('{') ? sdl : File.ReadAllText(Path.Combine(folder, sdl)))
        {
            Settings = SourceSchemaSettingsReader.Read(settings.ToJsonString(), name, _variables, file),
        };
    }

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

    private static Dictionary<string, string> EnvironmentVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");
}

using System.Collections;
using System.CommandLine;
using System.CommandLine.Parsing;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>The source schemas that a command line names.</summary>
internal static class GivenSchema
{
    private const string DefaultEnvironment = "development";

    /// <summary>So many source schemas, in words.</summary>
    public static string Count(int sources) => sources == 1 ? "1 source schema" : $"{sources} source schemas";

    /// <summary>From an archive, or folders and files.</summary>
    public static SchemaSource From(IReadOnlyList<string> paths, string? environment) => SchemaSource.FromArchiveOrFolders(paths, Variables(environment));

    /// <summary>From a list of subgraphs.</summary>
    public static SchemaSource FromList(string file, string? environment) => SchemaSource.FromList(file, Variables(environment));

    /// <summary><c>--schema FILE.far|DIR</c> and <c>--subgraphs FILE</c>, of which a command takes exactly one; and how to read what was given.</summary>
    public static Func<ParseResult, SchemaSource> AddTo(Command command, Option<string?> environment)
    {
        var schema = new Option<string?>("--schema", "-s") { Description = "An archive (.far), or a folder of source schemas." };
        var subgraphs = Subgraphs<string?>();
        command.Add(schema);
        command.Add(subgraphs);
        command.Validators.Add(result =>
        {
            if (Has(result, schema) == Has(result, subgraphs))
            {
                result.AddError("Give either --schema FILE.far|DIR or --subgraphs FILE.");
            }
        });
        return parsed => parsed.GetValue(schema) is { } path
            ? From([path], parsed.GetValue(environment))
            : FromList(parsed.GetValue(subgraphs)!, parsed.GetValue(environment)); // the validator has looked
    }

    /// <summary><c>--subgraphs FILE</c></summary>
    public static Option<T> Subgraphs<T>(string note = "") => new("--subgraphs") { Description = $"A JSON list of subgraphs: name, url, sdl, extensions, kind, settings.{note}" };

    /// <summary>Whether an option is there. Validators ask this, as the value of one that is written wrongly cannot be had, and is told of anyway.</summary>
    public static bool Has(CommandResult command, Option option) => command.GetResult(option) is { Implicit: false };

    /// <summary><c>--environment NAME</c></summary>
    public static Option<string?> EnvironmentName() => new("--environment", "-e") { Description = $"Which environment of the settings counts. Default: {DefaultEnvironment}." };

    /// <summary>What to read addresses with.</summary>
    public static SdlDownloads Downloads(SchemaWatchOptions? options = null) => new((options ?? new SchemaWatchOptions()).SdlTimeout);

    /// <summary><c>--exclude-tag TAG</c>, see <see cref="Options"/>.</summary>
    public static Option<string[]> ExcludeTag() => new("--exclude-tag")
    {
        Description = "Hides what has this tag (@tag) from clients; may be repeated. An archive holds all, so whoever serves it says so again.",
    };

    /// <summary>What a command line says of composition.</summary>
    /// <param name="excludedTags">Tags of what clients do not see; null for none.</param>
    public static CompositionOptions Options(string[]? excludedTags) => new() { ExcludedTags = (excludedTags ?? []).ToHashSet() };

    /// <summary>Composes; findings go to <paramref name="findings"/>.</summary>
    /// <param name="options">Null for the defaults.</param>
    /// <exception cref="CommandFailure">There are errors among the findings.</exception>
    public static CompositeSchema Compose(IReadOnlyList<SourceSchemaInput> inputs, TextWriter findings, CompositionOptions? options = null)
    {
        var result = Composer.Compose(inputs, options);
        foreach (var diagnostic in result.Diagnostics)
        {
            findings.WriteLine(diagnostic);
        }

        return result.Schema ?? throw new CommandFailure("The source schemas do not compose.");
    }

    private static SettingsVariables Variables(string? environment) => new(
        environment ?? DefaultEnvironment,
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? ""));
}

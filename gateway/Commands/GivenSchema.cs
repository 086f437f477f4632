using System.Collections;
using System.CommandLine;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary>The source schemas that a command line names.</summary>
internal static class GivenSchema
{
    private const string DefaultEnvironment = "development";

    /// <summary>From <c>--schema</c> or <c>--subgraphs</c>, of which exactly one has to be given.</summary>
    public static SchemaSource From(string? schema, string? subgraphs, string? environment) => (schema, subgraphs) switch
    {
        (not null, null) => From([schema], environment),
        (null, not null) => SchemaSource.FromList(subgraphs, Variables(environment)),
        _ => throw new CommandFailure("Give either --schema FILE.far|DIR or --subgraphs FILE."),
    };

    /// <summary>From an archive, or folders and files.</summary>
    public static SchemaSource From(IReadOnlyList<string> paths, string? environment) => SchemaSource.FromArchiveOrFolders(paths, Variables(environment));

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

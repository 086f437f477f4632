using System.Text;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Files;

/// <summary>
/// Reads source schemas: folders with <c>schema.graphqls</c>, <c>schema-settings.json</c> and <c>{name}-extensions.graphqls</c>, or single files
/// such as <c>orders.graphqls</c> with <c>orders-settings.json</c> and <c>orders-extensions.graphqls</c> beside them.
/// </summary>
public static class SourceSchemaReader
{
    public const string SchemaFile = "schema.graphqls";
    public const string SettingsFile = "schema-settings.json";
    private const string ExtensionsSuffix = "-extensions.graphqls";
    private const string SettingsSuffix = "-settings.json";

    /// <summary>UTF-8, and nothing that is not.</summary>
    internal static readonly Encoding Strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileBytes = 64 * 1024 * 1024;

    /// <summary>Whether a path is by its name the text of a schema.</summary>
    public static bool IsSchemaFile(string path) => Path.GetExtension(path) is ".graphqls" or ".graphql";

    /// <summary>Reads folders and files in order. A folder without a schema is looked at as a folder of such folders, in order of their names.</summary>
    /// <exception cref="CompositionFileException">A folder does not exist or holds no schema, or a file cannot be read.</exception>
    public static IReadOnlyList<SourceSchemaInput> Read(IEnumerable<string> paths, SettingsVariables? variables = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var inputs = new List<SourceSchemaInput>();
        foreach (var folder in paths)
        {
            if (IsSchemaFile(folder) && !Directory.Exists(folder))
            {
                inputs.Add(ReadFiles(folder, variables));
                continue;
            }

            if (!Directory.Exists(folder))
            {
                throw new CompositionFileException(
                    File.Exists(folder) ? $"'{folder}' is no folder and no '.graphqls'; an archive is read alone, not among others."
                    : FusionArchive.IsArchive(folder) ? $"The file '{folder}' does not exist."
                    : $"There is no file and no folder '{folder}'.");
            }

            var schemas = File.Exists(Path.Combine(folder, SchemaFile))
                ? [folder]
                : Directory.GetDirectories(folder).Where(d => File.Exists(Path.Combine(d, SchemaFile))).Order(StringComparer.Ordinal).ToList();
            if (schemas.Count == 0)
            {
                throw new CompositionFileException($"The folder '{folder}' has no '{SchemaFile}', and neither has one of its folders.");
            }

            inputs.AddRange(schemas.Select(s => ReadFolder(s, variables)));
        }

        return inputs;
    }

    /// <summary>Reads one folder. Without settings the schema has the folder's name.</summary>
    /// <exception cref="CompositionFileException">It holds no schema, or a file cannot be read.</exception>
    public static SourceSchemaInput ReadFolder(string folder, SettingsVariables? variables = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return ReadFiles(Path.Combine(folder, SchemaFile), variables);
    }

    /// <summary>The files that a schema file is read with, whether they are there or not. Its settings may give it a name, and so extensions of that name.</summary>
    internal static IReadOnlyList<string> FilesOf(string schemaFile, SettingsVariables? variables)
    {
        try
        {
            return [schemaFile, SettingsOf(schemaFile), .. ExtensionsOf(schemaFile, ReadSettings(schemaFile, variables).Name)];
        }
        catch (CompositionFileException)
        {
            return [schemaFile, SettingsOf(schemaFile), .. ExtensionsOf(schemaFile, null)]; // whoever reads them is told
        }
    }

    /// <summary>Where the extensions of a schema file may be, those by its name first. The first file that is there counts.</summary>
    internal static IEnumerable<string> ExtensionsOf(string schemaFile, string? name) => new[] { name, Path.GetFileNameWithoutExtension(schemaFile) }
        .OfType<string>()
        .Select(n => Path.Combine(Path.GetDirectoryName(schemaFile) ?? "", n + ExtensionsSuffix))
        .Distinct();

    private static string SettingsOf(string schemaFile) => Path.ChangeExtension(schemaFile, null) + SettingsSuffix;

    private static SourceSchemaSettings ReadSettings(string schemaFile, SettingsVariables? variables)
    {
        var settingsFile = SettingsOf(schemaFile);
        var folder = Path.GetDirectoryName(Path.GetFullPath(schemaFile))!; // a file stands in a folder
        return SourceSchemaSettingsReader.Read(
            File.Exists(settingsFile) ? ReadFile(settingsFile) : "{}",
            Path.GetFileName(schemaFile) == SchemaFile ? Path.GetFileName(folder) : Path.GetFileNameWithoutExtension(schemaFile),
            variables,
            settingsFile);
    }

    private static SourceSchemaInput ReadFiles(string schemaFile, SettingsVariables? variables)
    {
        var sdl = ReadFile(schemaFile);
        var settings = ReadSettings(schemaFile, variables);
        var extensions = ExtensionsOf(schemaFile, settings.Name).FirstOrDefault(File.Exists);
        return new SourceSchemaInput(settings.Name, sdl, extensions is null ? null : ReadFile(extensions)) { Settings = settings };
    }

    /// <summary>Text is UTF-8, or says by its mark what else it is; bytes that are neither are told of, as no schema means the marks they would become.</summary>
    private static string ReadText(string file)
    {
        try
        {
            using var reader = new StreamReader(file, Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException exception)
        {
            throw new CompositionFileException($"{file} is no text in UTF-8.", exception);
        }
    }

    /// <summary>The text of a file.</summary>
    /// <exception cref="CompositionFileException">It cannot be read, or is too large.</exception>
    internal static string ReadFile(string file)
    {
        try
        {
            var length = new FileInfo(file).Length;
            return length <= MaxFileBytes
                ? ReadText(file)
                : throw new CompositionFileException($"{file}: {length} bytes are more than the {MaxFileBytes} that are read.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CompositionFileException($"{file}: {exception.Message}", exception);
        }
    }
}

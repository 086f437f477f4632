using System.IO.Compression;
using System.IO.Hashing;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Files;

/// <summary>The archive of a composition (<c>.far</c>, a ZIP): its source schemas, and the execution schema made of them.</summary>
/// <remarks>See wire conventions, section 5. Equal contents give equal bytes, so an archive can be compared and cached by hash.</remarks>
public static class FusionArchive
{
    private const string MetadataEntry = "archive-metadata.json";
    private const string CompositionEntry = "composition-settings.json";
    private const string SourcesFolder = "source-schemas/";
    private const string GatewayFormat = "2.0.0";
    private const int MaxEntries = 10_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    // a time has to be written; the first one a ZIP can hold says nothing about when the archive was made
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a path is by its name an archive.</summary>
    internal static bool IsArchive(string path) => Path.GetExtension(path) is ".far";

    /// <summary>Reads the source schemas of an archive, in the order of its metadata. Composition makes all else anew.</summary>
    /// <exception cref="CompositionFileException">It is no archive, or a part of it is missing, too large, or not what it should be.</exception>
    public static IReadOnlyList<SourceSchemaInput> Read(string file, SettingsVariables? variables = null)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return Read(stream, variables, file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CompositionFileException($"{file}: {exception.Message}", exception);
        }
    }

    /// <inheritdoc cref="Read(string, SettingsVariables?)"/>
    /// <param name="stream">The archive; it has to be seekable, or is read into memory.</param>
    /// <param name="variables">Values for variables of the settings; null for none.</param>
    /// <param name="name">What to call the archive in errors.</param>
    public static IReadOnlyList<SourceSchemaInput> Read(Stream stream, SettingsVariables? variables = null, string name = "archive")
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MaxEntries)
            {
                throw new CompositionFileException($"{name}: more than {MaxEntries} entries.");
            }

            return [.. SourceNames(archive, name).Select(s => ReadSource(archive, s, variables, name))];
        }
        catch (InvalidDataException exception)
        {
            throw new CompositionFileException($"{name} cannot be read as an archive: {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw JsonProblem.Of($"{name}: {MetadataEntry}", exception);
        }
    }

    /// <summary>Writes an archive.</summary>
    /// <param name="schema">What was composed.</param>
    /// <param name="inputs">What it was composed of.</param>
    /// <param name="stream">Where it goes; left open.</param>
    /// <exception cref="ArgumentException">A source schema has no text, or a name that cannot be part of a path.</exception>
    public static void Write(CompositeSchema schema, IReadOnlyList<SourceSchemaInput> inputs, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(inputs);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        WriteText(archive, MetadataEntry, new JsonObject
        {
            ["formatVersion"] = "1.0.0",
            ["supportedGatewayFormats"] = new JsonArray(GatewayFormat),
            ["sourceSchemas"] = new JsonArray([.. inputs.Select(i => JsonValue.Create(i.Name))]),
        }.ToJsonString(Indented));
        WriteText(archive, CompositionEntry, new JsonObject().ToJsonString(Indented));
        WriteText(archive, $"gateway/{GatewayFormat}/gateway.graphqls", CompositeSchemaPrinter.PrintExecution(schema));
        WriteText(archive, $"gateway/{GatewayFormat}/gateway-settings.json", new JsonObject
        {
            ["sourceSchemas"] = new JsonObject(inputs.Select(i => KeyValuePair.Create<string, JsonNode?>(i.Name, SourceSchemaSettingsReader.ToJson(i.Settings)))),
        }.ToJsonString(Indented));
        foreach (var input in inputs)
        {
            WriteSource(archive, input);
        }
    }

    private static void WriteSource(ZipArchive archive, SourceSchemaInput input)
    {
        if (input.Name is "" or "." or ".." || input.Name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0)
        {
            throw new ArgumentException($"'{input.Name}' cannot be the name of a folder.");
        }

        var folder = $"{SourcesFolder}{input.Name}/";
        WriteText(archive, folder + SourceSchemaReader.SchemaFile, input.Sdl ?? input.Document!.ToString()); // an input has one of them
        if (input.ExtensionsSdl is not null)
        {
            WriteText(archive, folder + "schema-extensions.graphqls", input.ExtensionsSdl);
        }

        WriteText(archive, folder + SourceSchemaReader.SettingsFile, SourceSchemaSettingsReader.ToJson(input.Settings).ToJsonString(Indented));
    }

    private static List<string> SourceNames(ZipArchive archive, string name)
    {
        if (ReadText(archive, MetadataEntry, name) is not { } metadata)
        {
            throw new CompositionFileException($"{name}: '{MetadataEntry}' is missing.");
        }

        return (JsonNode.Parse(metadata, null, SourceSchemaSettingsReader.Lenient) as JsonObject)?["sourceSchemas"] is JsonArray { Count: > 0 } names
            ? [.. names.Select(n => n is JsonValue value && value.TryGetValue<string>(out var text)
                ? text
                : throw new CompositionFileException($"{name}: 'sourceSchemas' in '{MetadataEntry}' has to be a list of names."))]
            : throw new CompositionFileException($"{name}: '{MetadataEntry}' lists no 'sourceSchemas'.");
    }

    private static SourceSchemaInput ReadSource(ZipArchive archive, string source, SettingsVariables? variables, string name)
    {
        var folder = $"{SourcesFolder}{source}/";
        if (ReadText(archive, folder + SourceSchemaReader.SchemaFile, name) is not { } sdl)
        {
            throw new CompositionFileException($"{name}: '{folder}{SourceSchemaReader.SchemaFile}' is missing.");
        }

        var settings = ReadText(archive, folder + SourceSchemaReader.SettingsFile, name) ?? "{}";
        var extensions = ReadText(archive, folder + "schema-extensions.graphqls", name);
        return new SourceSchemaInput(source, sdl, extensions)
        {
            Settings = SourceSchemaSettingsReader.Read(settings, source, variables, $"{name}: {folder}{SourceSchemaReader.SettingsFile}") with { Name = source },
        };
    }

    private static string? ReadText(ZipArchive archive, string path, string name)
    {
        if (archive.GetEntry(path) is not { } entry)
        {
            return null;
        }

        // the length an entry claims may be a lie, so reading stops by itself
        using var stream = entry.Open();
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        for (int read; (read = stream.Read(chunk)) > 0;)
        {
            buffer.Write(chunk, 0, read);
            if (buffer.Length > SourceSchemaReader.MaxFileBytes)
            {
                throw new CompositionFileException($"{name}: '{path}' has more than the {SourceSchemaReader.MaxFileBytes} bytes that are read.");
            }
        }

        if (Crc32.HashToUInt32(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)) != entry.Crc32) // .NET reads entries without looking at it
        {
            throw new CompositionFileException($"{name} is damaged: the bytes of '{path}' are not those that were written.");
        }

        buffer.Position = 0;
        using var reader = new StreamReader(buffer); // as files are read in a folder: a byte order mark is no part of the text
        return reader.ReadToEnd();
    }

    private static void WriteText(ZipArchive archive, string path, string text)
    {
        var entry = archive.CreateEntry(path);
        entry.LastWriteTime = EntryTime;
        using var writer = new StreamWriter(entry.Open());
        writer.Write(text);
    }
}

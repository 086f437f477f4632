namespace TmfGraph.Composition.Files;

/// <summary>Where source schemas come from: an archive, folders and files, or a list of subgraphs. Can be read again and again.</summary>
public sealed class SchemaSource
{
    private readonly IReadOnlyList<string> _paths;
    private readonly bool _isList;
    private readonly SettingsVariables _variables;

    private SchemaSource(IReadOnlyList<string> paths, bool isList, SettingsVariables variables) =>
        (_paths, _isList, _variables, Paths) = (paths, isList, variables, paths);

    /// <summary>Files and folders that a change may come from. Those that a list of subgraphs names, or the settings of a schema file, are known once it has been read.</summary>
    public IReadOnlyList<string> Paths { get; private set; }

    /// <summary>Addresses that a change may come from; as with <see cref="Paths"/>.</summary>
    public IReadOnlyList<SdlAddress> Addresses { get; private set; } = [];

    /// <summary>The <see cref="FileFingerprint"/> of the files before they were last read; empty before the first time. Whoever finds another one there now has missed a change.</summary>
    internal string Seen { get; private set; } = "";

    /// <summary>An archive, or folders and files as <see cref="SourceSchemaReader.Read"/> takes them.</summary>
    public static SchemaSource FromArchiveOrFolders(IReadOnlyList<string> paths, SettingsVariables variables)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return new SchemaSource(paths, false, variables);
    }

    /// <summary>A JSON list of subgraphs.</summary>
    public static SchemaSource FromList(string file, SettingsVariables variables)
    {
        ArgumentNullException.ThrowIfNull(file);
        return new SchemaSource([file], true, variables);
    }

    /// <summary>Reads the source schemas as they are now; those at addresses as they were last seen there.</summary>
    /// <exception cref="CompositionFileException">A file, folder or address is not what it should be.</exception>
    public async Task<IReadOnlyList<SourceSchemaInput>> ReadAsync(SdlDownloads downloads, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(downloads);
        if (_isList)
        {
            return await ReadListAsync(downloads, cancellationToken).ConfigureAwait(false);
        }

        Paths = [.. _paths.SelectMany(p => SourceSchemaReader.IsSchemaFile(p) ? SourceSchemaReader.FilesOf(p, _variables) : [p])];
        Seen = FileFingerprint.Of(Paths);
        return _paths is [var single] && !SourceSchemaReader.IsSchemaFile(single) && File.Exists(single)
            ? FusionArchive.Read(single, _variables)
            : SourceSchemaReader.Read(_paths, _variables);
    }

    private async Task<IReadOnlyList<SourceSchemaInput>> ReadListAsync(SdlDownloads downloads, CancellationToken cancellationToken)
    {
        var list = Seen = FileFingerprint.Of(_paths);
        var subgraphs = SubgraphList.Read(_paths[0], _variables);
        Paths = [.. _paths, .. subgraphs.SelectMany(s => s.Places.OfType<SdlPlace.Written>().Select(p => p.File).Append(s.SettingsFile)).OfType<string>()];
        Addresses = [.. subgraphs.SelectMany(s => s.Places.OfType<SdlPlace.Told>()).Select(p => p.Address).Distinct()];
        var all = FileFingerprint.Of(Paths);
        Seen = FileFingerprint.Of(_paths) == list ? all : list;
        return await ReadAllAsync(subgraphs, downloads, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All at once, since each may have to be asked over the network; whoever sees to one that fails wants to know of the others.</summary>
    private static async Task<IReadOnlyList<SourceSchemaInput>> ReadAllAsync(
        IReadOnlyList<Subgraph> subgraphs, SdlDownloads downloads, CancellationToken cancellationToken)
    {
        var reads = subgraphs.Select(s => ReadAsync(s, downloads, cancellationToken)).ToList();
        var failures = new List<CompositionFileException>();
        foreach (var read in reads)
        {
            try
            {
                await read.ConfigureAwait(false);
            }
            catch (CompositionFileException exception)
            {
                failures.Add(exception);
            }
        }

        return failures.Count switch
        {
            0 => [.. reads.Select(r => r.Result)],
            1 => throw failures[0],
            _ => throw new CompositionFileException(string.Join('\n', failures.Select(f => f.Message).Distinct()), failures[0]),
        };
    }

    private static async Task<SourceSchemaInput> ReadAsync(Subgraph subgraph, SdlDownloads downloads, CancellationToken cancellationToken)
    {
        var sdl = await subgraph.Sdl.ReadAsync(downloads, cancellationToken).ConfigureAwait(false);
        string? extensions = null;
        foreach (var place in subgraph.Extensions)
        {
            extensions ??= await place.ReadAsync(downloads, cancellationToken).ConfigureAwait(false);
        }

        return new SourceSchemaInput(subgraph.Settings.Name, sdl!, extensions) { Settings = subgraph.Settings }; // a schema is not optional
    }
}

using System.Buffers;
using System.Collections.Concurrent;

namespace TmfGraph.GraphQL.AspNetCore.Documents;

/// <summary>
/// Documents in the files of one folder: <c>{id}.graphql</c>. A file is read when it is first asked for, and again when it has changed.
/// Ids of other than letters, digits, <c>-</c>, <c>_</c> and <c>.</c> name nothing, so no id leads out of the folder.
/// </summary>
public sealed class FileDocumentStore : IDocumentStore
{
    private const int MaxIdLength = 128;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private readonly string _directory;

    // where files may have no case, an id that only differs by it takes the place of the other, so that there are no more entries than files
    private readonly ConcurrentDictionary<string, Entry> _known = new(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);

    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public FileDocumentStore(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        _directory = Path.GetFullPath(directory);
        if (!Directory.Exists(_directory))
        {
            throw new DirectoryNotFoundException($"The folder of stored documents '{directory}' does not exist.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<ReadOnlyMemory<byte>?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is 0 or > MaxIdLength || id[0] == '.' || id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(_directory, id + ".graphql"));
        if (!file.Exists)
        {
            _known.TryRemove(id, out _);
            return null;
        }

        if (_known.TryGetValue(id, out var entry) && entry.Id == id && entry.Written == file.LastWriteTimeUtc && entry.Document.Length == file.Length)
        {
            return entry.Document;
        }

        try
        {
            var document = await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false);
            _known[id] = new Entry(id, document, file.LastWriteTimeUtc); // as many as there are files
            return document;
        }
        catch (FileNotFoundException)
        {
            return null; // it has just been taken away
        }
    }

    private sealed record Entry(string Id, ReadOnlyMemory<byte> Document, DateTime Written);
}

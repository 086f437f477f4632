using System.Runtime.CompilerServices;
using System.Text.Json;
using TmfGraph.CommandLine;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Standalone.Bulk;

/// <summary>
/// Resources as text: one file a type, named after it (<c>ProductOrder.ndjson</c>), one JSON document a line, ids and addresses included.
/// </summary>
internal static class Ndjson
{
    private const string Extension = ".ndjson";

    /// <summary>A line may hold this many characters; longer ones are no TMF documents.</summary>
    private const int MaxLineLength = 16 * 1024 * 1024;

    private const int PageSize = 500;

    /// <summary>The files of a folder, or the one file, each with the type it holds.</summary>
    /// <exception cref="HostConfigurationException">There is no such file, or one whose name is no resource type.</exception>
    public static IReadOnlyList<(string File, ResourceType Type)> Find(ProductStore store, string path)
    {
        string[] files = Directory.Exists(path)
            ? [.. Directory.GetFiles(path, "*" + Extension).Order(StringComparer.Ordinal)]
            : File.Exists(path) ? [path] : throw new HostConfigurationException($"There is no folder and no file '{path}'.");
        if (files.Length == 0)
        {
            throw new HostConfigurationException($"The folder '{path}' has no {Extension} files.");
        }

        return [.. files.Select(file => (file, store.GetType(Path.GetFileNameWithoutExtension(file)) ?? throw new HostConfigurationException(
            $"The file '{file}' is not named after a resource type; for instance ProductOrder{Extension}.")))];
    }

    public static async IAsyncEnumerable<(ResourceType Type, JsonElement Document)> ReadAsync(
        IReadOnlyList<(string File, ResourceType Type)> files, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (file, type) in files)
        {
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(file, cancellationToken))
            {
                number++;
                if (line.Length > 0)
                {
                    yield return (type, Parse(file, number, line));
                }
            }
        }
    }

    /// <summary>Writes every resource of a type, oldest first, and answers how many there were.</summary>
    public static async Task<long> WriteAsync(ProductStore store, ResourceType type, string directory, Action<long> progress, CancellationToken cancellationToken)
    {
        var path = Path.Combine(directory, type.Name + Extension);
        var draft = path + ".new"; // a dump that breaks off leaves no half file under the real name
        long count = 0;
        await using (var output = File.Create(draft))
        {
            string? after = null;
            do
            {
                var page = await store.StoreOf(type).QueryAsync(
                    new ResourceQuery(type) { Window = new PageWindow.First(PageSize, after) }, cancellationToken);
                foreach (var item in page.Items)
                {
                    await JsonSerializer.SerializeAsync(output, item.Document, cancellationToken: cancellationToken);
                    output.WriteByte((byte)'\n');
                }

                count += page.Items.Count;
                progress(page.Items.Count);
                after = page.HasNext ? page.Cursors[^1] : null;
            }
            while (after is not null);
        }

        if (count == 0)
        {
            File.Delete(draft);
        }
        else
        {
            File.Move(draft, path, overwrite: true);
        }

        return count;
    }

    private static JsonElement Parse(string file, int number, string line)
    {
        if (line.Length > MaxLineLength)
        {
            throw new HostConfigurationException($"{file}:{number}: the line is longer than {MaxLineLength} characters.");
        }

        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException exception)
        {
            throw new HostConfigurationException($"{file}:{number}: the line is not a JSON document: {exception.Message}");
        }
    }
}

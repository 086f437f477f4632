using TmfGraph.Transcriber.Model;

namespace TmfGraph.Transcriber.Writing;

/// <summary>The model on disk. Only files that carry the mark of the tool are compared, replaced or removed.</summary>
internal sealed class ModelFolder(string folder)
{
    /// <summary>Writes what differs and removes transcribed files that are not wanted any more; returns the paths touched.</summary>
    public IReadOnlyList<string> Write(IEnumerable<ModelFile> files)
    {
        var differences = Compare(files, out var wanted);
        foreach (var path in differences)
        {
            var full = Path.Combine(folder, path);
            if (wanted.TryGetValue(path, out var text))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllText(full, text);
            }
            else
            {
                File.Delete(full);
            }
        }

        return differences;
    }

    /// <summary>The paths of files that are missing, differ or should not be there.</summary>
    public IReadOnlyList<string> Compare(IEnumerable<ModelFile> files) => Compare(files, out _);

    private List<string> Compare(IEnumerable<ModelFile> files, out Dictionary<string, string> wanted)
    {
        wanted = files.ToDictionary(file => file.Path, SdlWriter.Write);
        var present = ReadTranscribed();
        var changed = wanted.Where(file => present.GetValueOrDefault(file.Key) != file.Value).Select(file => file.Key);
        return [.. changed.Concat(present.Keys.Except(wanted.Keys)).Order(StringComparer.Ordinal)];
    }

    private Dictionary<string, string> ReadTranscribed()
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return Directory.EnumerateFiles(folder, "*.graphqls", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(folder, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
            .Where(file => file.Text.StartsWith(SdlWriter.Mark, StringComparison.Ordinal))
            .ToDictionary(file => file.Path, file => file.Text);
    }
}

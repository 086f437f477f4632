namespace TmfGraph.Composition.Files;

/// <summary>Places, times and sizes of the files that source schemas may be made of, as a text that is another one after a change.</summary>
internal static class FileFingerprint
{
    private const int MaxDepth = 4; // folders of folders, and what a mount puts in between

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaxDepth,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = true,
    };

    /// <param name="paths">Files, and folders with the schemas and settings below them.</param>
    public static string Of(IReadOnlyList<string> paths)
    {
        try
        {
            return string.Join('\n', paths.SelectMany(FilesOf).Order(StringComparer.Ordinal).Select(Describe));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message; // looked at in the middle of a change
        }
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path, "*", Below).Where(f => Path.GetExtension(f) is ".graphqls" or ".json")
        : [path];

    private static string Describe(string path)
    {
        if (!File.Exists(path))
        {
            return path;
        }

        // where files are mounted from a store of configuration, or released by a link, a path leads to another file after a change, and that may be as old and as long
        var file = new FileInfo(RealPath.Of(path));
        return $"{path}|{file.FullName}|{file.LastWriteTimeUtc.Ticks}|{file.Length}";
    }
}

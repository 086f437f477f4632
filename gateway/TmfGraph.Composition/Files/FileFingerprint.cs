namespace TmfGraph.Composition.Files;

/// <summary>Times and sizes of the files that source schemas may be made of, as a text that is another one after a change.</summary>
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

        // where files are mounted from a store of configuration, a path is a link whose target is another file after a change
        var file = new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path);
        return $"{path}|{file.LastWriteTimeUtc.Ticks}|{file.Length}";
    }
}

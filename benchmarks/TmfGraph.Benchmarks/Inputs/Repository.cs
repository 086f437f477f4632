namespace TmfGraph.Benchmarks.Inputs;

/// <summary>Files of the repository that the benchmarks read, wherever the program was built to.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The full path of a file or folder, given from the root of the repository.</summary>
    public static string PathOf(string relativePath) => Path.Combine(Root, relativePath);

    public static byte[] Read(string relativePath) => File.ReadAllBytes(PathOf(relativePath));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TmfGraph.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The benchmarks read documents of the repository, and this program lies in no repository.");
    }
}

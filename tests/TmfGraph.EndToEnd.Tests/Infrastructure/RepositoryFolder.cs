namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>Finds folders relative to the repository, from wherever the tests were built to.</summary>
internal static class RepositoryFolder
{
    private const string Marker = "TmfGraph.sln";

    /// <summary>The folder of the solution; null when the tests run away from it.</summary>
    public static string? Root { get; } = Find();

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}

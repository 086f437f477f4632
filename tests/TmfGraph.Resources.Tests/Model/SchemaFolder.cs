namespace TmfGraph.Resources.Tests.Model;

/// <summary>Finds <c>schema/model</c> above the folder the tests run in.</summary>
internal static class SchemaFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var candidate = System.IO.Path.Combine(current.FullName, "schema", "model");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("schema/model is not above the test folder.");
    }
}

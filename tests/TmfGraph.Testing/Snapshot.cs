using System.Runtime.CompilerServices;
using Xunit;

namespace TmfGraph.Testing;

/// <summary>
/// Compares a long text with the file <c>__snapshots__/Class.Method.extension</c> beside the test. With <c>ACCEPT_SNAPSHOTS=1</c> the text becomes the
/// file, to be read line by line before it is committed.
/// </summary>
public static class Snapshot
{
    public const string AcceptVariable = "ACCEPT_SNAPSHOTS";

    /// <param name="text">The whole result.</param>
    /// <param name="extension">Without a dot: <c>yaml</c>, <c>json</c>, <c>graphqls</c>.</param>
    /// <param name="name">Tells apart several snapshots of one test; null for one.</param>
    public static void Match(
        string text, string extension, string? name = null, [CallerFilePath] string testFile = "", [CallerMemberName] string testMethod = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        var actual = Normalize(text);
        var fileName = $"{Path.GetFileNameWithoutExtension(testFile)}.{testMethod}{(name is null ? "" : $".{name}")}.{extension}";
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "__snapshots__", fileName); // a source file has a folder
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // as above
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no snapshot {fileName}. Run with {AcceptVariable}=1, read it, and commit it. It would be:\n{actual}");
        Assert.Equal(Normalize(File.ReadAllText(path)), actual);
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
}

using System.Runtime.CompilerServices;

namespace TmfGraph.Gateway.Tests;

/// <summary>Compares long texts with files beside the test; <c>ACCEPT_SNAPSHOTS=1</c> writes them.</summary>
internal static class Snapshot
{
    public static void Match(string text, string extension, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(file)!, "__snapshots__");
        var snapshot = Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(file)}.{method}.{extension}");
        if (Environment.GetEnvironmentVariable("ACCEPT_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(snapshot, text);
            return;
        }

        Assert.True(File.Exists(snapshot), $"There is no snapshot '{snapshot}'; look at the text and accept it with ACCEPT_SNAPSHOTS=1:\n{text}");
        Assert.Equal(File.ReadAllText(snapshot), text);
    }
}

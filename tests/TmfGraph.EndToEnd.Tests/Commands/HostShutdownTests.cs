using System.Diagnostics;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>A host of domains that is told to end before it listens ends well, as it would have later.</summary>
public sealed class HostShutdownTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shutdown").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("subgraphs/Product", "TmfGraph.Product", "product", "Subgraph product serves")]
    [InlineData("standalone", "tmfgraph", "assurance", "Subgraph service serves")]
    public async Task HostThatWaitsForItsStore_EndsWith0(string project, string assembly, string store, string lastWords)
    {
        // as another one does that sets the store up
        await using var held = new FileStream(Path.Combine(_data, store + ".db.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var process = Process.Start(new ProcessStartInfo(
            "dotnet", [HostProcess.ProgramOf(project, assembly), "--data", _data, "--auth", "open", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        })!; // null only when a process is used again
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains(lastWords, StringComparison.Ordinal))
        {
        }

        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        var rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("Now listening", rest, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>Runs the scripts that use the clients of npm. The build restores the packages where there is Node.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string? Folder = RepositoryFolder.Root is { } root ? Path.Combine(root, "tests", "TmfGraph.EndToEnd.Tests", "Clients") : null;

    /// <summary>Why tests with Node are skipped here; null when they are not, be it that they will fail.</summary>
    public static string? SkipReason { get; } = Requirements.AllRequired ? null
        : Folder is null ? "The tests run away from the repository, where the scripts are."
        : !Directory.Exists(Path.Combine(Folder, "node_modules", "graphql-ws")) ? "The packages of npm are not there: the build restores them where it finds Node."
        : null;

    /// <summary>Runs a script to its end and gives what it printed; fails when it fails.</summary>
    /// <param name="name">Its file, without the ending.</param>
    /// <param name="path">The path of the GraphQL address.</param>
    public static async Task<string> RunAsync(string name, Uri address, string path, params string[] more)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder ?? throw new InvalidOperationException("There is no repository around the tests."),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[$"scripts/{name}.mjs", address.ToString(), path, .. more])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!; // null only when a process is used again, which node is not
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{name} did not end. It printed:\n{await output}{await errors}");
        }

        Assert.True(process.ExitCode == 0, $"{name} ended with {process.ExitCode}:\n{await output}{await errors}");
        return (await output).ReplaceLineEndings("\n").TrimEnd('\n');
    }
}

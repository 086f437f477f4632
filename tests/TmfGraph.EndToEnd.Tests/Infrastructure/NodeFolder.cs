using System.Diagnostics;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>A folder of scripts for Node with the packages of npm that they use. The build restores the packages where there is Node.</summary>
internal sealed class NodeFolder
{
    /// <summary>The clients that people use.</summary>
    public const string Clients = "Clients";

    /// <summary>Subgraphs and gateways of others.</summary>
    public const string Foreign = "Foreign";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, NodeFolder> All = new() { [Clients] = new(Clients, "graphql-ws"), [Foreign] = new(Foreign, "@apollo/subgraph") };

    private readonly string? _path;

    private NodeFolder(string name, string package)
    {
        _path = RepositoryFolder.Root is { } root ? Path.Combine(root, "tests", "TmfGraph.EndToEnd.Tests", name) : null;
        SkipReason = Requirements.AllRequired ? null
            : _path is null ? "The tests run away from the repository, where the scripts are."
            : !Directory.Exists(Path.Combine(_path, "node_modules", package)) ? "The packages of npm are not there: the build restores them where it finds Node."
            : null;
    }

    /// <summary>Why tests with these scripts are skipped here; null when they are not, be it that they will fail.</summary>
    public string? SkipReason { get; }

    private string Folder => _path ?? throw new InvalidOperationException("There is no repository around the tests.");

    /// <param name="name">One of the names above.</param>
    public static NodeFolder Of(string name) => All[name];

    /// <summary>The text of a file in the folder.</summary>
    public string ReadFile(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Runs a script to its end and gives what it printed; fails when it fails.</summary>
    /// <param name="script">Its file, without the ending.</param>
    public async Task<string> RunAsync(string script, params string[] arguments)
    {
        using var process = Start(script, arguments);
        process.StandardInput.Close();
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
            Assert.Fail($"{script} did not end. It printed:\n{await output}{await errors}");
        }

        Assert.True(process.ExitCode == 0, $"{script} ended with {process.ExitCode}:\n{await output}{await errors}");
        return (await output).ReplaceLineEndings("\n").TrimEnd('\n');
    }

    /// <summary>Starts a script that serves until its input ends, and waits for the line it prints when it does.</summary>
    public Task<NodeServer> ServeAsync(string script, params string[] arguments) => NodeServer.StartAsync(script, Start(script, arguments), Patience);

    private Process Start(string script, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments.Prepend($"scripts/{script}.mjs"))
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!; // null only when a process is used again, which node is not
    }
}

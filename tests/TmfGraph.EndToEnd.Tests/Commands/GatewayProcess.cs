using System.Diagnostics;
using System.Text.RegularExpressions;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>The gateway's command line, of the build that these tests belong to.</summary>
internal sealed partial class GatewayProcess : IDisposable
{
    private readonly Process _process;

    public GatewayProcess(params IEnumerable<string> arguments)
        : this([], arguments)
    {
    }

    /// <param name="environment">Variables beside those of this process.</param>
    public GatewayProcess(Dictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [HostProcess.ProgramOf("gateway", "tmfgraph-gateway"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!; // null only when a process is used again
    }

    /// <summary>Runs a command to its end: its exit code and what it printed, errors included.</summary>
    public static async Task<(int Code, string Text)> RunAsync(params string[] arguments)
    {
        using var process = new GatewayProcess(arguments);
        var output = await process._process.StandardOutput.ReadToEndAsync();
        var errors = await process._process.StandardError.ReadToEndAsync();
        return (await process.EndAsync(), (output + errors).TrimEnd());
    }

    /// <summary>The next line that it prints; null at the end.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>All that it prints as errors, until it ends.</summary>
    public Task<string> ReadErrorsAsync() => _process.StandardError.ReadToEndAsync();

    /// <summary>Waits until it listens; gives where.</summary>
    public async Task<Uri> AddressAsync()
    {
        while (await ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } match)
            {
                return new Uri(match.Value);
            }
        }

        throw new InvalidOperationException("The gateway ended before it listened.");
    }

    /// <summary>Presses Ctrl+C; gives the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        await SignalAsync("INT");
        return await EndAsync();
    }

    /// <summary>Sends a signal, such as <c>TERM</c>.</summary>
    public async Task SignalAsync(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for the end; gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    [GeneratedRegex("http://127.0.0.1:[0-9]+")]
    private static partial Regex Address();
}

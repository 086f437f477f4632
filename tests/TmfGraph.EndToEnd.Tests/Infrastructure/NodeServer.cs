using System.Diagnostics;
using System.Text.Json.Nodes;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>A script of a <see cref="NodeFolder"/> that serves until it is disposed of.</summary>
internal sealed class NodeServer : IAsyncDisposable
{
    private static readonly TimeSpan TimeToEnd = TimeSpan.FromSeconds(10);

    private readonly Process _process;

    private NodeServer(Process process, JsonNode ready)
    {
        _process = process;
        Ready = ready;
    }

    /// <summary>What it printed when it was ready, for instance its addresses.</summary>
    public JsonNode Ready { get; }

    public static async Task<NodeServer> StartAsync(string script, Process process, TimeSpan patience)
    {
        var errors = process.StandardError.ReadToEndAsync();
        string? line = null;
        try
        {
            line = await process.StandardOutput.ReadLineAsync().WaitAsync(patience);
        }
        catch (TimeoutException)
        {
            // told below, as its early end is
        }

        if (line is null)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{script} was not ready. It printed:\n{await errors}");
        }

        return new NodeServer(process, JsonNode.Parse(line)!); // it prints no null
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            using var patience = new CancellationTokenSource(TimeToEnd);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}

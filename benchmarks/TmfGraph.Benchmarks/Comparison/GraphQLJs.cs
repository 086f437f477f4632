using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Benchmarks.Inputs;

namespace TmfGraph.Benchmarks.Comparison;

/// <summary>A running Node process that measures graphql-js on request, so that both sides stay warm while they take turns.</summary>
internal sealed class GraphQLJs : IDisposable
{
    private readonly Process _process;

    private GraphQLJs(Process process, string versions)
    {
        _process = process;
        Versions = versions;
    }

    /// <summary>The versions of Node and graphql-js.</summary>
    public string Versions { get; }

    /// <summary>Starts it; null when Node or its package is missing.</summary>
    public static GraphQLJs? TryStart()
    {
        var folder = Repository.PathOf("benchmarks/graphql-js");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "graphql")))
        {
            return null;
        }

        var start = new ProcessStartInfo("node", ["measure.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        try
        {
            var process = Process.Start(start)!; // it starts a process or throws
            var hello = JsonNode.Parse(process.StandardOutput.ReadLine() ?? "{}")!;
            return new GraphQLJs(process, $"graphql-js {hello["graphql"]} on Node {hello["node"]}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>CPU time that the iterations took, in microseconds.</summary>
    public double Measure(string work, string documentFile, int iterations)
    {
        var request = new { work, document = documentFile, schema = Repository.PathOf("schema/gateway.graphqls"), iterations };
        _process.StandardInput.WriteLine(JsonSerializer.Serialize(request));
        _process.StandardInput.Flush();
        var answer = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"graphql-js could not {work} {documentFile}.");
        return JsonNode.Parse(answer)!["microseconds"]!.GetValue<double>(); // measure.mjs answers with it
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}

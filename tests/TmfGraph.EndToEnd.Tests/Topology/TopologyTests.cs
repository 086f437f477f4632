using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.EndToEnd.Tests.Walks;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Topology;

/// <summary>Eight subgraph processes and the gateway as a ninth, started by the script that the README names, answer as the one process does.</summary>
public sealed class TopologyTests
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    [Theory]
    [OnStore(StoreKind.Sqlite)]
    [OnStore(StoreKind.Postgres)]
    public async Task NineProcesses_AnswerAsOneDoes(StoreKind store)
    {
        await using var one = await RunningProduct.StartAsync(await Stores.ArgumentsAsync(store));
        var data = Directory.CreateTempSubdirectory("tmfgraph-topology-").FullName;
        string[] connection = store is StoreKind.Postgres ? ["--connection", (await Stores.ArgumentsAsync(store))[^1]] : [];
        var port = FreePorts.Find(9);
        using var script = Start([
            "--no-build", "--configuration", Configuration, "--port", $"{port}", "--data", data, "--demo", $"{RunningProduct.DemoCustomers}", .. connection,
            "--", "--auth", "open",
        ]);
        try
        {
            using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) };
            await WaitUntilReadyAsync(http, script);
            var nine = new GraphQLClient(http);
            var rest = new RestClient(http);

            foreach (var customer in new[] { "C000001", "C000003" })
            {
                var variables = new JsonObject { ["id"] = customer };
                var expected = await one.GraphQL.GetDataAsync(CustomerWalk.Query, (JsonObject)variables.DeepClone());
                var actual = await nine.GetDataAsync(CustomerWalk.Query, variables);

                Assert.Equal(expected.GetRawText(), actual.GetRawText());
            }

            const string Customer = "/tmf-api/customerManagement/v4/customer/C000001";
            Assert.Equal(
                (await one.Rest.GetAsync(Customer)).Expect(HttpStatusCode.OK).Body.GetRawText(),
                (await rest.GetAsync(Customer)).Expect(HttpStatusCode.OK).Body.GetRawText());
        }
        finally
        {
            script.Kill(entireProcessTree: true);
            await script.WaitForExitAsync();
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>The build that these tests belong to; the other processes are of the same one.</summary>
    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static Process Start(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = RepositoryFolder.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("deploy/topology.sh");
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!; // null only when a process is used again, which bash is not
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static async Task WaitUntilReadyAsync(HttpClient http, Process script)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartTimeout)
        {
            Assert.False(script.HasExited, script.HasExited ? $"The script ended: {await script.StandardError.ReadToEndAsync()}" : "");
            try
            {
                if ((await http.GetAsync("/healthz/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // nobody listens yet
            }

            await Task.Delay(200);
        }

        Assert.Fail($"The gateway was not ready after {StartTimeout.TotalSeconds} seconds.");
    }
}

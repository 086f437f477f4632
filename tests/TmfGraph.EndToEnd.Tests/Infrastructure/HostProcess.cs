using System.Diagnostics;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>A host of the product as a process of its own, of the build that these tests belong to.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly HttpClient _http;

    private HostProcess(Process process, HttpClient http)
    {
        _process = process;
        _http = http;
        Rest = new RestClient(http);
        GraphQL = new GraphQLClient(http);
    }

    public RestClient Rest { get; }

    public GraphQLClient GraphQL { get; }

    /// <summary>Starts a host and waits until it says that it is ready.</summary>
    /// <param name="project">The folder of its project.</param>
    /// <param name="assembly">The name of its program.</param>
    public static async Task<HostProcess> StartAsync(
        string project, string assembly, int port, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [ProgramOf(project, assembly), .. arguments, "--urls", $"http://127.0.0.1:{port}"])
        {
            WorkingDirectory = RepositoryFolder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!; // null only when a process is used again, which dotnet is not
        var said = new Queue<string?>();
        process.OutputDataReceived += (_, line) => Keep(said, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var host = new HostProcess(process, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(60) });
        await host.WaitUntilReadyAsync(said);
        return host;
    }

    /// <summary>Where the build put a program.</summary>
    public static string ProgramOf(string project, string assembly)
    {
        var configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(RepositoryFolder.Root!, project, "bin", configuration, "net10.0", assembly + ".dll"); // the tests run in the repository
        Assert.True(File.Exists(program), $"{program} is not built: build the solution.");
        return program;
    }

    /// <summary>Ends it as a machine that fails does: nothing is said or finished.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private static void Keep(Queue<string?> said, string? line)
    {
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > 50)
            {
                said.Dequeue();
            }
        }
    }

    private async Task WaitUntilReadyAsync(Queue<string?> said)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < StartTimeout && !_process.HasExited)
        {
            try
            {
                if ((await _http.GetAsync("/healthz/ready")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // nobody listens yet
            }

            await Task.Delay(50);
        }

        await KillAsync();
        lock (said)
        {
            Assert.Fail($"The host was not ready after {clock.Elapsed.TotalSeconds:0} seconds. Its last words: {string.Join('\n', said)}");
        }
    }
}

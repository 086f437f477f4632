using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TmfGraph.Load.Driving;
using TmfGraph.Testing;

namespace TmfGraph.Load.Walk;

/// <summary>
/// The walk from customers to resources over our own subgraphs, each a process of its own: what the gateway, the subgraphs and the database use for it.
/// </summary>
internal sealed class WalkBenchmark(WalkBenchmarkOptions options, TextWriter output)
{
    private static readonly string[] Domains = ["Product", "Customer", "Party", "Service", "Resource", "Revenue", "Assurance", "Common"];

    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-walk").FullName;

    /// <summary>Runs everything and prints a table.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var processes = new List<(string Name, MeasuredProcess Process)>();
        try
        {
            var hasDatabase = PostgresServer.ReasonToSkip is null;
            string[] store = hasDatabase
                ? ["--store", "postgres", "--connection", await PostgresServer.Get().CreateDatabaseAsync()]
                : ["--store", "sqlite", "--data", _folder];
            await LoadDemoAsync(store, cancellationToken);
            await StartAsync(processes, store);
            var database = hasDatabase ? await DatabaseCpu.FindAsync(store[3], cancellationToken) : null;
            await MeasureAsync(processes, database, cancellationToken);
        }
        finally
        {
            foreach (var (_, process) in processes)
            {
                await process.DisposeAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task MeasureAsync(List<(string Name, MeasuredProcess Process)> processes, DatabaseCpu? database, CancellationToken cancellationToken)
    {
        var questions = await QuestionsAsync(cancellationToken);
        using var clients = await LoadClients.ConnectAsync(options.Port, questions, options.Connections, cancellationToken);
        await clients.RunAsync(TimeSpan.FromSeconds(options.WarmUp), cancellationToken);
        var meters = processes.Select(p => (p.Name, Read: new Func<double>(() => p.Process.Cpu.Total))).ToList();
        if (database is not null)
        {
            meters.Add(("PostgreSQL", () => database.Seconds));
        }

        var rounds = new List<(RoundResult Load, double[] Cpu)>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var before = meters.Select(m => m.Read()).ToArray();
            var load = await clients.RunAsync(TimeSpan.FromSeconds(options.Seconds), cancellationToken);
            rounds.Add((load, [.. meters.Select((m, i) => (m.Read() - before[i]) / load.Requests * 1e6)]));
        }

        Print(meters.ConvertAll(m => m.Name), rounds, database is null);
    }

    private async Task LoadDemoAsync(string[] store, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [PathOf("standalone", "tmfgraph.dll"), "demo", "--demo", $"{options.Connections}", .. store])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The demo operator cannot be loaded.");
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Loading the demo operator ended with {process.ExitCode}.");
        }
    }

    private async Task StartAsync(List<(string Name, MeasuredProcess Process)> processes, string[] store)
    {
        var environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" };
        for (var i = 0; i < Domains.Length; i++)
        {
            environment[$"{Domains[i].ToUpperInvariant()}_URL"] = $"http://127.0.0.1:{options.Port + 1 + i}";
        }

        for (var i = 0; i < Domains.Length; i++)
        {
            var port = options.Port + 1 + i;
            var command = new[] { "dotnet", PathOf($"subgraphs/{Domains[i]}", $"TmfGraph.{Domains[i]}.dll"), "--urls", $"http://127.0.0.1:{port}" };
            processes.Add((Domains[i], await MeasuredProcess.StartAsync(Domains[i], 0, port, [.. command, .. store], environment)));
        }

        string[] gateway =
        [
            "dotnet", PathOf("gateway", "tmfgraph-gateway.dll"), "run", "--schema", Path.Combine(options.Root, "schema/source"),
            "--urls", $"http://127.0.0.1:{options.Port}",
        ];
        processes.Insert(0, ("gateway", await MeasuredProcess.StartAsync("gateway", options.Core, options.Port, gateway, environment)));
    }

    /// <summary>The walk for a customer of each connection, with the answer it has to have.</summary>
    private async Task<List<Question>> QuestionsAsync(CancellationToken cancellationToken)
    {
        var query = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Walk", "walk.graphql"), cancellationToken);
        var questions = new List<Question>();
        for (var i = 1; i <= options.Connections; i++)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { query, variables = new { id = $"C{i:D6}" } });
            using var connection = new HttpConnection(options.Port, body);
            await connection.ConnectAsync(cancellationToken);
            var answer = (await connection.SendAsync(0, cancellationToken)).ToArray();
            var text = Encoding.UTF8.GetString(answer);
            if (text.Contains("\"errors\"", StringComparison.Ordinal) || text.Contains("\"customerById\":null", StringComparison.Ordinal))
            {
                throw new InvalidDataException($"The walk of customer {i} fails: {text[..Math.Min(400, text.Length)]}");
            }

            questions.Add(new Question(body, answer));
        }

        return questions;
    }

    private void Print(List<string> names, List<(RoundResult Load, double[] Cpu)> rounds, bool isEmbedded)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"walk: {Contestant.Middle(rounds.Select(r => r.Load.Requests / options.Seconds)):F0} requests/s, p50 {Contestant.Middle(rounds.Select(r => r.Load.Median)):F1} ms, p99 {Contestant.Middle(rounds.Select(r => r.Load.Slowest)):F1} ms"));
        output.WriteLine($"{"",-14}{"CPU µs a walk",14}{"share",8}");
        var cpu = names.Select((_, i) => Contestant.Middle(rounds.Select(r => r.Cpu[i]))).ToArray();
        for (var i = 0; i < names.Count; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[i],-14}{cpu[i],14:F0}{cpu[i] / cpu.Sum(),8:P0}"));
        }

        if (isEmbedded)
        {
            output.WriteLine($"Without PostgreSQL the statements run inside the subgraphs: {PostgresServer.ReasonToSkip}");
        }
    }

    private string PathOf(string project, string assembly) => Path.Combine(options.Root, project, "bin", options.Configuration, "net10.0", assembly);
}

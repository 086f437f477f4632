using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Load.Forwarding;
using TmfGraph.Load.Shop;

namespace TmfGraph.Load.Driving;

/// <summary>The gateway, a bare forwarder and the gateway of Apollo over the shop, in turn.</summary>
internal sealed class ShopBenchmark(ShopBenchmarkOptions options, TextWriter output)
{
    private const string ForwarderName = "bare forwarder";
    private const string ApolloName = "@apollo/gateway";
    private const string BaselineName = "gateway before";

    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-load").FullName;
    private readonly byte[] _body = JsonSerializer.SerializeToUtf8Bytes(new { query = File.ReadAllText(ShopSubgraphs.PathOf("query.graphql")) });

    /// <summary>Runs everything and prints the tables.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var contestants = new List<Contestant>();
        try
        {
            await using var shop = await ShopServer.StartAsync(options.Port);
            var reference = await ReferenceAsync();
            contestants.Add(await StartGatewayAsync(shop, "TmfGraph gateway", options.Port + 10, options.Gateway, reference, cancellationToken));
            contestants.Add(await StartForwarderAsync(shop, options.Port + 11, reference, contestants[0], cancellationToken));
            if (options.Apollo is { } apollo)
            {
                contestants.Add(await StartApolloAsync(shop, apollo, reference, cancellationToken));
            }

            if (options.Baseline is { } baseline)
            {
                contestants.Add(await StartGatewayAsync(shop, BaselineName, options.Port + 13, baseline, reference, cancellationToken));
            }

            await output.WriteLineAsync($"{reference.Length:N0} bytes an answer, {options.Connections} connections, {options.Rounds} rounds of {options.Seconds} s each");
            await WarmUpOursAsync(shop, reference, contestants[0], cancellationToken);
            // until then the compilers are at work, which on one core takes its share of every request
            foreach (var contestant in contestants)
            {
                await contestant.RunAsync(_body, options.Connections, TimeSpan.FromSeconds(options.WarmUp), cancellationToken);
            }

            await MeasureAsync(contestants, cancellationToken);
            Print("subgraphs answer at once", contestants);
            if (options.Delay > 0)
            {
                shop.Delay = options.Delay;
                await MeasureAsync(contestants, cancellationToken);
                Print($"subgraphs answer after {options.Delay} ms", contestants);
            }
        }
        finally
        {
            foreach (var contestant in contestants)
            {
                await contestant.DisposeAsync();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>Lets clients and subgraphs be compiled with a forwarder that nobody measures: whoever came first would have slow ones, and more requests waiting.</summary>
    private async Task WarmUpOursAsync(ShopServer shop, byte[] reference, Contestant gateway, CancellationToken cancellationToken)
    {
        var forwarder = await StartForwarderAsync(shop, options.Port + 14, reference, gateway, cancellationToken);
        await using (forwarder)
        {
            await forwarder.RunAsync(_body, options.Connections, TimeSpan.FromSeconds(options.WarmUp / 2), cancellationToken);
        }
    }

    private async Task MeasureAsync(List<Contestant> contestants, CancellationToken cancellationToken)
    {
        contestants.ForEach(c => c.Forget());
        for (var round = 0; round < options.Rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                await contestant.RunAsync(_body, options.Connections, TimeSpan.FromSeconds(options.Seconds), cancellationToken);
            }
        }
    }

    private async Task<Contestant> StartGatewayAsync(
        ShopServer shop, string name, int port, string assembly, byte[] reference, CancellationToken cancellationToken)
    {
        var subgraphs = Path.Combine(_folder, "subgraphs.json");
        await File.WriteAllTextAsync(
            subgraphs,
            JsonSerializer.Serialize(ShopSubgraphs.Names.Select(n => new { name = n, url = shop.UrlOf(n), sdl = ShopSubgraphs.SdlOf(n) })),
            cancellationToken);
        return await EnterAsync(
            shop, name, port, reference, ["dotnet", assembly, "run", "--subgraphs", subgraphs, "--urls", $"http://127.0.0.1:{port}"], cancellationToken);
    }

    private async Task<Contestant> StartForwarderAsync(ShopServer shop, int port, byte[] reference, Contestant gateway, CancellationToken cancellationToken)
    {
        var calls = await shop.RecordAsync(() => AskAsync(gateway.Port, cancellationToken));
        var recording = Path.Combine(_folder, "calls.json");
        await File.WriteAllTextAsync(recording, JsonSerializer.Serialize(new ForwarderTask(calls, Encoding.UTF8.GetString(reference))), cancellationToken);
        return await EnterAsync(
            shop, ForwarderName, port, reference,
            ["dotnet", typeof(ShopBenchmark).Assembly.Location, "forward", "--recording", recording, "--urls", $"http://127.0.0.1:{port}"],
            cancellationToken);
    }

    private async Task<Contestant> StartApolloAsync(ShopServer shop, string folder, byte[] reference, CancellationToken cancellationToken)
    {
        var port = options.Port + 12;
        return await EnterAsync(
            shop, ApolloName, port, reference,
            [
                Path.Combine(folder, "node_modules/node/bin/node"), Path.Combine(folder, "gateway.mjs"), $"{port}",
                .. ShopSubgraphs.Names.Select(n => $"{n}={shop.UrlOf(n)}"),
            ],
            cancellationToken);
    }

    /// <summary>Starts a server, looks whether it answers right, and counts what it asks for.</summary>
    private async Task<Contestant> EnterAsync(
        ShopServer shop, string name, int port, byte[] reference, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var process = await MeasuredProcess.StartAsync(
            name, options.Core, port, command, new Dictionary<string, string> { ["NODE_ENV"] = "production", ["DOTNET_ENVIRONMENT"] = "Production" });
        try
        {
            var answer = await AskAsync(port, cancellationToken);
            if (!JsonElement.DeepEquals(JsonDocument.Parse(answer).RootElement, JsonDocument.Parse(reference).RootElement))
            {
                throw new InvalidDataException($"{name} answers otherwise than the whole schema: {Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, 400))}");
            }

            for (var i = 0; i < 10; i++)
            {
                await AskAsync(port, cancellationToken);
            }

            var calls = await shop.RecordAsync(() => AskAsync(port, cancellationToken));
            return new Contestant(name, port, process, answer, calls.Count, calls.Max(c => c.Round));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private async Task<byte[]> AskAsync(int port, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection(port, _body);
        await connection.ConnectAsync(cancellationToken);
        return (await connection.SendAsync(0, cancellationToken)).ToArray();
    }

    /// <summary>What one schema over all the data answers.</summary>
    private async Task<byte[]> ReferenceAsync()
    {
        using var whole = ShopSubgraphs.CreateWhole();
        using var request = JsonDocument.Parse(_body);
        var result = (OperationResult)await whole.ExecuteAsync(
            new OperationRequest { Document = Encoding.UTF8.GetBytes(request.RootElement.GetProperty("query").GetString()!) }, // just written
            CancellationToken.None);
        await using (result)
        {
            var written = new ArrayBufferWriter<byte>();
            result.WriteTo(written);
            return written.WrittenSpan.ToArray();
        }
    }

    private void Print(string title, List<Contestant> contestants)
    {
        var forwarder = contestants.First(c => c.Name is ForwarderName);
        var apollo = contestants.FirstOrDefault(c => c.Name is ApolloName);
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine($"{"",-18}{"requests/s",12}{"CPU µs",10}{"x forwarder",13}{"x Apollo",10}{"p50 ms",9}{"p99 ms",9}{"p99/p50",9}{"peak MB",9}{"calls",7}{"rounds",8}");
        foreach (var c in contestants)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{c.Name,-18}{c.RequestsPerSecond,12:F0}{Contestant.Middle(c.Cpu),10:F0}{c.RatioTo(forwarder),13:F2}{(apollo is null ? double.NaN : c.RatioTo(apollo)),10:F3}{c.Median,9:F1}{c.Slowest,9:F1}{c.Slowest / c.Median,9:F2}{c.Process.PeakMegabytes,9:F0}{c.Calls,7}{c.Rounds,8}"));
        }
    }
}

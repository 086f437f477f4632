using System.Text;
using System.Text.Json;
using TmfGraph.Load.Forwarding;
using TmfGraph.Load.Shop;

namespace TmfGraph.Load.Driving;

/// <summary>One start of the servers that take turns over the shop: the gateway, a bare forwarder, the gateway of Apollo, and another build of ours.</summary>
internal sealed class ShopContest : IAsyncDisposable
{
    private readonly ShopBenchmarkOptions _options;
    private readonly ShopServer _shop;
    private readonly byte[] _body;
    private readonly byte[] _reference;
    private readonly string _folder = Directory.CreateTempSubdirectory("tmfgraph-load").FullName;
    private readonly List<Contestant> _contestants = [];

    private ShopContest(ShopBenchmarkOptions options, ShopServer shop, byte[] body, byte[] reference)
    {
        _options = options;
        _shop = shop;
        _body = body;
        _reference = reference;
    }

    /// <summary>Starts the servers and warms them up.</summary>
    /// <param name="options">How the shop is measured.</param>
    /// <param name="shop">Its subgraphs.</param>
    /// <param name="body">The request.</param>
    /// <param name="reference">What one schema over all the data answers.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ShopContest> StartAsync(ShopBenchmarkOptions options, ShopServer shop, byte[] body, byte[] reference, CancellationToken cancellationToken)
    {
        var contest = new ShopContest(options, shop, body, reference);
        try
        {
            await contest.EnterAllAsync(cancellationToken);
            await contest.WarmUpOursAsync(cancellationToken);
            // until then the compilers are at work, which on one core takes its share of every request
            foreach (var contestant in contest._contestants)
            {
                await contestant.RunAsync(body, options.Connections, TimeSpan.FromSeconds(options.WarmUp), cancellationToken);
            }

            return contest;
        }
        catch
        {
            await contest.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the servers take turns for all rounds.</summary>
    public async Task<IReadOnlyList<MeasuredRow>> MeasureAsync(CancellationToken cancellationToken)
    {
        _contestants.ForEach(c => c.Forget());
        for (var round = 0; round < _options.Rounds; round++)
        {
            foreach (var contestant in _contestants)
            {
                await contestant.RunAsync(_body, _options.Connections, TimeSpan.FromSeconds(_options.Seconds), cancellationToken);
            }
        }

        var forwarder = _contestants.First(c => c.Name is ServerNames.Forwarder);
        var apollo = _contestants.FirstOrDefault(c => c.Name is ServerNames.Apollo);
        return _contestants.ConvertAll(c => c.ToRow(forwarder, apollo));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var contestant in _contestants)
        {
            await contestant.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Sends the request once.</summary>
    private async Task<byte[]> AskAsync(int port, CancellationToken cancellationToken)
    {
        using var connection = new HttpConnection(port, _body);
        await connection.ConnectAsync(cancellationToken);
        return (await connection.SendAsync(0, cancellationToken)).ToArray();
    }

    private async Task EnterAllAsync(CancellationToken cancellationToken)
    {
        _contestants.Add(await StartGatewayAsync(ServerNames.Gateway, _options.Port + 10, _options.Gateway, cancellationToken));
        _contestants.Add(await StartForwarderAsync(_options.Port + 11, cancellationToken));
        if (_options.Apollo is { } apollo)
        {
            _contestants.Add(await StartApolloAsync(apollo, cancellationToken));
        }

        if (_options.Baseline is { } baseline)
        {
            _contestants.Add(await StartGatewayAsync(ServerNames.Baseline, _options.Port + 13, baseline, cancellationToken));
        }
    }

    /// <summary>Lets clients and subgraphs be compiled with a forwarder that nobody measures: whoever came first would have slow ones, and more requests waiting.</summary>
    private async Task WarmUpOursAsync(CancellationToken cancellationToken)
    {
        await using var forwarder = await StartForwarderAsync(_options.Port + 14, cancellationToken);
        await forwarder.RunAsync(_body, _options.Connections, TimeSpan.FromSeconds(_options.WarmUp / 2), cancellationToken);
    }

    private async Task<Contestant> StartGatewayAsync(string name, int port, string assembly, CancellationToken cancellationToken)
    {
        var subgraphs = Path.Combine(_folder, "subgraphs.json");
        await File.WriteAllTextAsync(
            subgraphs,
            JsonSerializer.Serialize(ShopSubgraphs.Names.Select(n => new { name = n, url = _shop.UrlOf(n), sdl = ShopSubgraphs.SdlOf(n) })),
            cancellationToken);
        return await EnterAsync(name, port, ["dotnet", assembly, "run", "--subgraphs", subgraphs, "--urls", $"http://127.0.0.1:{port}"], cancellationToken);
    }

    private async Task<Contestant> StartForwarderAsync(int port, CancellationToken cancellationToken)
    {
        var calls = await _shop.RecordAsync(() => AskAsync(_contestants[0].Port, cancellationToken));
        var recording = Path.Combine(_folder, "calls.json");
        await File.WriteAllTextAsync(recording, JsonSerializer.Serialize(new ForwarderTask(calls, Encoding.UTF8.GetString(_reference))), cancellationToken);
        return await EnterAsync(
            ServerNames.Forwarder, port,
            ["dotnet", typeof(ShopContest).Assembly.Location, "forward", "--recording", recording, "--urls", $"http://127.0.0.1:{port}"],
            cancellationToken);
    }

    private Task<Contestant> StartApolloAsync(string folder, CancellationToken cancellationToken)
    {
        var port = _options.Port + 12;
        return EnterAsync(
            ServerNames.Apollo, port,
            [
                Path.Combine(folder, "node_modules/node/bin/node"), Path.Combine(folder, "gateway.mjs"), $"{port}",
                .. ShopSubgraphs.Names.Select(n => $"{n}={_shop.UrlOf(n)}"),
            ],
            cancellationToken);
    }

    /// <summary>Starts a server, looks whether it answers right, and counts what it asks for.</summary>
    private async Task<Contestant> EnterAsync(string name, int port, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var process = await MeasuredProcess.StartAsync(
            name, _options.Core, port, command, new Dictionary<string, string> { ["NODE_ENV"] = "production", ["DOTNET_ENVIRONMENT"] = "Production" });
        try
        {
            var answer = await AskAsync(port, cancellationToken);
            if (!JsonElement.DeepEquals(JsonDocument.Parse(answer).RootElement, JsonDocument.Parse(_reference).RootElement))
            {
                throw new InvalidDataException($"{name} answers otherwise than the whole schema: {Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, 400))}");
            }

            for (var i = 0; i < 10; i++)
            {
                await AskAsync(port, cancellationToken);
            }

            var calls = await _shop.RecordAsync(() => AskAsync(port, cancellationToken));
            return new Contestant(name, port, process, answer, calls.Count, calls.Max(c => c.Round));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    private static class ServerNames
    {
        public const string Gateway = "TmfGraph gateway";
        public const string Forwarder = "bare forwarder";
        public const string Apollo = "@apollo/gateway";
        public const string Baseline = "gateway before";
    }
}

using TmfGraph.Gateway.Tests.Change;

namespace TmfGraph.Gateway.Tests.Streams;

/// <summary>What the log says of streams that are lost, so that whoever looks for the cause of what clients see finds it.</summary>
public sealed class LostStreamLogTests
{
    private const string Fails = "Warning: The source schema 'ticks' fails (SUBGRAPH_UNAVAILABLE; failures since the last such line: 1): The source schema 'ticks' cannot be reached.";

    [Fact]
    public async Task TellsOfALoss_OfWhichClientsSeeNothing()
    {
        using var log = new LogLines();
        await using var server = StreamServer.Start(configure: o => o.Logger = log.CreateLogger("TmfGraph.Gateway"));
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        source.Break();
        await (await server.NextAsync()).TickAsync(2);
        Assert.Equal(StreamServer.Result(2), await client.NextAsync());
        Assert.StartsWith(Fails, Assert.Single(log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TellsOfALoss_ThatEndsTheStream()
    {
        using var log = new LogLines();
        await using var server = StreamServer.Start(configure: o => o.Logger = log.CreateLogger("TmfGraph.Gateway"));
        var (client, source) = await server.OpenAsync();
        await using var disposal = client;
        client.Begin();
        source.Break();
        Assert.Contains("SUBGRAPH_UNAVAILABLE", await client.NextAsync(), StringComparison.Ordinal);
        Assert.StartsWith(Fails, Assert.Single(log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysNothing_When_TheClientLeaves()
    {
        using var log = new LogLines();
        await using var server = StreamServer.Start(configure: o => o.Logger = log.CreateLogger("TmfGraph.Gateway"));
        var (client, source) = await server.OpenAsync();
        await source.TickAsync(1);
        Assert.Equal(StreamServer.Result(1), await client.NextAsync());
        await client.DisposeAsync();
        await source.Ended;
        Assert.Empty(log.Take());
    }
}

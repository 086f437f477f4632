using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>The memory in which a server keeps what it sends.</summary>
public sealed class ResponseMemoryTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(100_000)]
    [InlineData(1_500_000)]
    public async Task Answers_OfAnySize_ArriveWhole(int length)
    {
        await using var server = await TestServer.StartAsync();
        var name = string.Concat(Enumerable.Range(0, length / 10).Select(i => $"{i % 1_000_000_000,9},"));

        var (status, _, body) = await server.PostAsync(JsonSerializer.Serialize(new { query = "query($n: String!) { hello(name: $n) }", variables = new { n = name } }));

        Assert.Equal(200, status);
        Assert.Equal($$$"""{"data":{"hello":"Hello {{{name}}}"}}""", body);
    }

    [Fact]
    public void Memory_ComesInOnePiece_AndFromTheServersBlocks_WhereItFits()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGraphQLHttp();
        builder.Services.AddGraphQLHttp(); // a second graph
        using var services = builder.Services.BuildServiceProvider();
        using var pool = services.GetRequiredService<IMemoryPoolFactory<byte>>().Create();

        using var any = pool.Rent();
        using var block = pool.Rent(4_000);
        using var piece = pool.Rent(100_000);

        Assert.Equal((4_096, 4_096, 131_072), (any.Memory.Length, block.Memory.Length, piece.Memory.Length));
    }

    [Fact]
    public void APiece_IsGivenBackOnce_HoweverOftenItIsDisposed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddGraphQLHttp();
        using var services = builder.Services.BuildServiceProvider();
        using var pool = services.GetRequiredService<IMemoryPoolFactory<byte>>().Create();
        var piece = pool.Rent(700_000);
        piece.Dispose();
        piece.Dispose();

        using var one = pool.Rent(700_000);
        using var other = pool.Rent(700_000);

        Assert.False(one.Memory.Span.Overlaps(other.Memory.Span));
    }
}

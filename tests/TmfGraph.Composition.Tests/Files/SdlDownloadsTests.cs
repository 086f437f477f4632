using System.Net;
using System.Net.Sockets;
using System.Text;
using TmfGraph.Composition.Files;

namespace TmfGraph.Composition.Tests.Files;

public sealed class SdlDownloadsTests : IDisposable
{
    private static readonly SdlAddress Orders = new(new Uri("http://orders/graphql?sdl"), false);
    private static readonly SdlAddress Reviews = new(new Uri("http://reviews/graphql"), true);

    private readonly SdlServer _server = new();
    private readonly SdlDownloads _downloads;

    public SdlDownloadsTests() => _downloads = new SdlDownloads(TimeSpan.FromSeconds(5), _server);

    public void Dispose() => _downloads.Dispose();

    [Fact]
    public async Task Read_FetchesOnce()
    {
        _server.Texts["http://orders/graphql?sdl"] = "type Query { orders: Int }";

        Assert.Equal("type Query { orders: Int }", await _downloads.ReadAsync(Orders, CancellationToken.None));
        Assert.Equal("type Query { orders: Int }", await _downloads.ReadAsync(Orders, CancellationToken.None));
        Assert.Equal(["GET http://orders/graphql?sdl 200"], _server.Log);
    }

    [Fact]
    public async Task Read_AsksTheServiceItself()
    {
        _server.Texts["http://reviews/graphql"] = """{"data":{"_service":{"sdl":"type Query { reviews: Int }"}}}""";

        Assert.Equal("type Query { reviews: Int }", await _downloads.ReadAsync(Reviews, CancellationToken.None));
        Assert.Equal(["""POST http://reviews/graphql {"query":"{ _service { sdl } }"} 200"""], _server.Log);
    }

    [Theory]
    [InlineData("<html>")]
    [InlineData("""{"data":{"_service":{"sdl":null}}}""")]
    [InlineData("""{"errors":[{"message":"no such field"}]}""")]
    [InlineData("""{"data":null}""")]
    public async Task Read_SaysSo_When_TheServiceTellsNoSchema(string answer)
    {
        _server.Texts["http://reviews/graphql"] = answer;

        Assert.Equal(
            "http://reviews/graphql does not answer '{ _service { sdl } }'; name the address of its schema as 'sdl'.",
            (await Assert.ThrowsAsync<CompositionFileException>(() => _downloads.ReadAsync(Reviews, CancellationToken.None))).Message);
    }

    [Fact]
    public async Task Read_SaysSo_When_NobodyAnswers() => Assert.Equal(
        "http://orders/graphql?sdl answered with the HTTP status 503 where its schema was asked for.",
        (await Assert.ThrowsAsync<CompositionFileException>(() => _downloads.ReadAsync(Orders, CancellationToken.None))).Message);

    [Theory]
    [InlineData("Content-Encoding: gzip\r\n")]
    [InlineData("Content-Encoding: br\r\n")]
    [InlineData("Content-Encoding: deflate\r\n")]
    [InlineData("Content-Type: text/plain; charset=nonsense\r\n")]
    public async Task Read_SaysSo_When_TheAnswerIsNotWhatItsHeadersSay(string header)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new SdlAddress(new Uri($"http://{listener.LocalEndpoint}/graphql?sdl"), false);
        using var downloads = new SdlDownloads(TimeSpan.FromMinutes(1));
        var reading = Assert.ThrowsAsync<CompositionFileException>(() => downloads.ReadAsync(address, CancellationToken.None));
        using var connection = await listener.AcceptTcpClientAsync();
        using var request = new StreamReader(connection.GetStream());
        while (await request.ReadLineAsync() is { Length: > 0 })
        {
            // up to the end of the head
        }

        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{header}Content-Length: 21\r\n\r\ntype Query {{ a: Int }}"));

        Assert.StartsWith($"{address} cannot be asked for its schema: ", (await reading).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poll_AsksForNewerTextsOnly_When_TheyHaveVersions()
    {
        _server.Texts["http://orders/graphql?sdl"] = "type Query { orders: Int }";
        await _downloads.ReadAsync(Orders, CancellationToken.None);

        Assert.False((await _downloads.PollAsync([Orders], CancellationToken.None)).Changed);
        _server.Texts["http://orders/graphql?sdl"] = "type Query { orders: Int! }";
        Assert.True((await _downloads.PollAsync([Orders], CancellationToken.None)).Changed);
        Assert.Equal("type Query { orders: Int! }", await _downloads.ReadAsync(Orders, CancellationToken.None));
        Assert.Equal(["GET http://orders/graphql?sdl 200", "GET http://orders/graphql?sdl 304", "GET http://orders/graphql?sdl 200"], _server.Log);
    }

    [Fact]
    public async Task Poll_ComparesTexts_When_TheyHaveNoVersions()
    {
        _server.NamesVersions = false;
        _server.Texts["http://orders/graphql?sdl"] = "type Query { orders: Int }";
        await _downloads.ReadAsync(Orders, CancellationToken.None);

        Assert.False((await _downloads.PollAsync([Orders], CancellationToken.None)).Changed);
    }

    [Fact]
    public async Task Poll_KeepsWhatIsKnown_When_NobodyAnswers()
    {
        _server.Texts["http://orders/graphql?sdl"] = "type Query { orders: Int }";
        await _downloads.ReadAsync(Orders, CancellationToken.None);
        _server.Texts.Clear();

        var poll = await _downloads.PollAsync([Orders], CancellationToken.None);

        Assert.False(poll.Changed);
        Assert.Equal([Orders], poll.Failures.Keys);
        Assert.Equal("type Query { orders: Int }", await _downloads.ReadAsync(Orders, CancellationToken.None));
    }
}

using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>Source schemas that are not there, break off, or never come to an end.</summary>
public sealed class ConnectionFaultTests
{
    private const string Unreachable = "The source schema 'prices' cannot be reached.";
    private const string Late = "The source schema 'prices' did not answer in time.";
    private const string Two = """[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""";
    private const string TwoPrices = """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""";

    /// <summary>What a source does of which no more comes until its time is over.</summary>
    private static async Task<string> AskUntilLateAsync(Func<Exchange, Task> begin)
    {
        var time = new ManualTime();
        return await FaultyGraph.AskAsync(
            async exchange =>
            {
                await begin(exchange);
                time.Advance(FaultyGraph.SourceTimeout);
                await exchange.HangAsync();
            },
            configure: options => (options.TimeProvider, options.MaxResponseBytes) = (time, int.MaxValue));
    }

    private static async Task<string> AskAtAsync(string address)
    {
        await using var graph = await FaultyGraph.StartAsync(address);
        var answers = await Task.WhenAll(graph.PostAsync(FaultyGraph.Prices), graph.PostAsync("{ stock }"));
        Assert.Equal("""{"data":{"stock":3}}""", answers[1]);
        return answers[0];
    }

    [Fact]
    public async Task Refused_IsUnavailable()
    {
        using var taken = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        taken.Bind(new IPEndPoint(IPAddress.Loopback, 0)); // and does not listen
        Assert.Equal(FaultyGraph.Failed(Unreachable, "SUBGRAPH_UNAVAILABLE"), await AskAtAsync($"http://{taken.LocalEndPoint}/"));
    }

    [Fact]
    public async Task CertificateThatIsNotTrusted_IsUnavailable()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ShakeHandsAsync(listener, certificate);
        Assert.Equal(FaultyGraph.Failed(Unreachable, "SUBGRAPH_UNAVAILABLE"), await AskAtAsync($"https://{listener.LocalEndpoint}/"));
        listener.Stop();
        await serving;
    }

    [Fact]
    public async Task UnknownHost_IsUnavailable()
    {
        var exception = await FailAsync(new HttpRequestException(HttpRequestError.NameResolutionError, "Name or service not known"));
        Assert.Equal(
            (SubgraphErrorCodes.Unavailable, "The source schema 'a' cannot be reached.", true), (exception.Code, exception.Message, exception.IsTransient));
    }

    [Fact]
    public async Task NoAnswer_IsATimeout() => Assert.Equal(
        FaultyGraph.Failed(Late, "SUBGRAPH_TIMEOUT"),
        await AskUntilLateAsync(_ => Task.CompletedTask));

    [Fact]
    public async Task SilenceAfterHeaders_IsATimeout() => Assert.Equal(
        FaultyGraph.Failed(Late, "SUBGRAPH_TIMEOUT"),
        await AskUntilLateAsync(exchange => exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")));

    [Fact]
    public async Task DrippingBody_IsATimeout_HoweverOftenAByteComes() => Assert.Equal(
        FaultyGraph.Failed(Late, "SUBGRAPH_TIMEOUT"),
        await AskUntilLateAsync(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n[\r\n");
            for (var i = 0; i < 10_000; i++)
            {
                await exchange.SendAsync("1\r\n \r\n");
            }
        }));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n[{\"data\":")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n[{\"data\":\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: appl")]
    [InlineData("")]
    public async Task ConnectionThatBreaks_InTheMiddle_IsUnavailable(string sent) => Assert.Equal(
        FaultyGraph.Failed(Unreachable, "SUBGRAPH_UNAVAILABLE"),
        await FaultyGraph.AskAsync(async exchange =>
        {
            await exchange.SendAsync(sent);
            exchange.Closes = true;
        }));

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nXYZ\r\n")]
    public async Task WhatIsNoHttp_IsUnavailable(string sent) => Assert.Equal(
        FaultyGraph.Failed(Unreachable, "SUBGRAPH_UNAVAILABLE"),
        await FaultyGraph.AskAsync(async exchange =>
        {
            await exchange.SendAsync(sent);
            exchange.Closes = true;
        }));

    [Fact]
    public async Task EndlessHeaders_AreUnavailable() => Assert.Equal(
        FaultyGraph.Failed(Unreachable, "SUBGRAPH_UNAVAILABLE"),
        await FaultyGraph.AskAsync(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n");
            while (true)
            {
                await exchange.SendAsync($"X-More: {new string('x', 1000)}\r\n");
            }
        }));

    [Fact]
    public async Task Http10_IsUnderstood() => Assert.Equal(
        TwoPrices,
        await FaultyGraph.AskAsync(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n{Two}");
            exchange.Closes = true;
        }));

    [Fact]
    public async Task ConnectionsClosed_BetweenRequests_AreOpenedAgain()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.AnswerAsync(Two); // says nothing of closing
            exchange.Closes = true;
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices));
        }
    }

    [Fact]
    public async Task ConnectionThatDoesNotComeAbout_IsATimeout()
    {
        var exception = await FailAsync(new TaskCanceledException("", new TimeoutException()));
        Assert.Equal((SubgraphErrorCodes.Timeout, "No connection to the source schema 'a' came about in time.", false), (exception.Code, exception.Message, exception.IsTransient));
    }

    /// <summary>Offers TLS until the listener stops.</summary>
    private static async Task ShakeHandsAsync(TcpListener listener, X509Certificate2 certificate)
    {
        while (true)
        {
            try
            {
                using var client = await listener.AcceptTcpClientAsync();
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate);
            }
            catch (Exception exception) when (exception is IOException or AuthenticationException)
            {
                // the other side does not trust it
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    /// <summary>What becomes of a request whose connection fails.</summary>
    private static async Task<SourceSchemaException> FailAsync(Exception failure)
    {
        using var http = new HttpMessageInvoker(new Nowhere(failure));
        var client = new HttpSourceSchemaClient(http, Composer.Compose([new SourceSchemaInput("a", "type Query { b: Int }") { Settings = new SourceSchemaSettings { Name = "a", Url = "http://a/" } }]).Schema!.Sources[0], new GatewayOptions());
        var request = new SourceRequest { Operation = new FetchOperation("{b}", false, [], []), Variables = "{}"u8.ToArray(), SetCount = 1, Client = new OperationRequest() };
        return await Assert.ThrowsAsync<SourceSchemaException>(() => client.ExecuteAsync(request, CancellationToken.None).AsTask());
    }

    /// <summary>A handler that comes to no connection.</summary>
    private sealed class Nowhere(Exception failure) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw failure;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using TmfGraph.Authentication;

namespace TmfGraph.Gateway.Tests.Access;

/// <summary>Who asks is known by a signed token, over every transport.</summary>
#pragma warning disable CA1001 // xunit calls DisposeAsync
public sealed class GatewayTokenTests : IAsyncLifetime
#pragma warning restore CA1001
{
    private const string Key = "a key of tests that is long enough";
    private const string Refused = "UNAUTHORIZED_FIELD_OR_TYPE";
    private const string Known = """{"data":{"me":{"name":"Ada"},"user":{"email":"a@x"}}}""";

    private readonly TestSource[] _sources = AccessGraph.Sources();
    private readonly List<string> _sent = [];
    private GatewayServer _server = null!;

    public async Task InitializeAsync() => _server = await GatewayServer.StartAsync(
        _sources,
        context =>
        {
            lock (_sent)
            {
                _sent.Add(context.Request.Headers.Authorization.ToString());
            }

            return Task.CompletedTask;
        },
        tokens: new AuthOptions { SigningKey = Key, Issuer = "tests" });

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Array.ForEach(_sources, s => s.Dispose());
    }

    [Fact]
    public async Task AToken_OpensWhatItsScopesAllow_AndGoesOnToSources()
    {
        var token = Token("read:email");
        var (status, body) = await PostAsync(Query, token);
        Assert.Equal((HttpStatusCode.OK, Known), (status, body));
        Assert.All(_sent, s => Assert.Equal("Bearer " + token, s));
        Assert.NotEmpty(_sent);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    public async Task WhoeverBringsNone_IsUnknown(string? authorization)
    {
        var (status, body) = await PostAsync(Query, null, authorization);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.EndsWith("""],"data":{"me":null,"user":null}}""", body, StringComparison.Ordinal);
        Assert.Equal(3, body.Split(Refused).Length);
    }

    [Theory]
    [InlineData("another key of tests, long enough", "tests", 1)]
    [InlineData(Key, "others", 1)]
    [InlineData(Key, "tests", -1)]
    [InlineData(null, "tests", 1)]
    public async Task AToken_ThatDoesNotHold_Is401(string? key, string issuer, int hours)
    {
        var token = key is null ? "no.token.atall" : Token("read:email", key, issuer, hours);
        using var request = Request(Body(Query), token);
        using var response = await _server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        Assert.Equal(
            """{"errors":[{"message":"The token is not valid here: expired, not yet valid, or made by someone else.","extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}]}""",
            await response.Content.ReadAsStringAsync());
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task Get_Batches_AndStoredDocuments_AreTheSame()
    {
        var token = Token("read:email");
        using (var get = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Query)))
        {
            get.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await _server.Http.SendAsync(get);
            Assert.Equal(Known, await response.Content.ReadAsStringAsync());
        }

        Assert.Contains(Refused, await _server.Http.GetStringAsync(new Uri("/graphql?query=" + Uri.EscapeDataString(Query), UriKind.Relative)), StringComparison.Ordinal);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query)));
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } };
        Assert.EndsWith(Known[1..], (await PostJsonAsync(JsonSerializer.Serialize(new { query = Query, extensions }), token)).Body, StringComparison.Ordinal);
        Assert.EndsWith(Known[1..], (await PostJsonAsync(JsonSerializer.Serialize(new { extensions }), token)).Body, StringComparison.Ordinal);
        Assert.Contains(Refused, (await PostJsonAsync(JsonSerializer.Serialize(new { extensions }), null)).Body, StringComparison.Ordinal);

        var batch = JsonSerializer.Serialize(new[] { new { query = Query }, new { query = "{ boss { name } }" } });
        var (_, known) = await PostJsonAsync(batch, token);
        Assert.Contains("a@x", known, StringComparison.Ordinal);
        Assert.Contains("Query.boss", known, StringComparison.Ordinal);
        Assert.DoesNotContain("a@x", (await PostJsonAsync(batch, null)).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EventsOfASubscription_AreFiltered_AndOneThatIsRefusedIsNotOpened()
    {
        Assert.Contains("\"ticks\":{\"number\":1,\"from\":\"x\",\"user\":{\"rank\":5}}", await EventsAsync("subscription { ticks { number from user { rank } } }", Token()), StringComparison.Ordinal);
        var unknown = await EventsAsync("subscription { ticks { number from user { rank } } }", null);
        Assert.Contains("\"path\":[\"ticks\",\"from\"]", unknown, StringComparison.Ordinal);
        Assert.Contains("\"ticks\":{\"number\":2,\"from\":null,\"user\":{\"rank\":5}}", unknown, StringComparison.Ordinal);

        Assert.Contains("\"secrets\":{\"number\":2}", await EventsAsync("subscription { secrets { number } }", Token()), StringComparison.Ordinal);
        Array.ForEach(_sources, s => s.Reset());
        Assert.Contains("\"path\":[\"secrets\"]", await EventsAsync("subscription { secrets { number } }", null), StringComparison.Ordinal);
        Assert.All(_sources, s => Assert.Equal(0, s.Requests));
    }

    [Fact]
    public async Task OnSockets_TheFirstMessageHasIt()
    {
        using var known = await ConnectAsync(Init(Token()));
        Assert.Contains("connection_ack", await ReceiveAsync(known), StringComparison.Ordinal);
        await SendAsync(known, """{"id":"1","type":"subscribe","payload":{"query":"{ me { name } }"}}""");
        Assert.Contains("""{"data":{"me":{"name":"Ada"}}}""", await ReceiveAsync(known), StringComparison.Ordinal);

        using var unknown = await ConnectAsync("""{"type":"connection_init"}""");
        Assert.Contains("connection_ack", await ReceiveAsync(unknown), StringComparison.Ordinal);
        await SendAsync(unknown, """{"id":"1","type":"subscribe","payload":{"query":"{ me { name } }"}}""");
        Assert.Contains(Refused, await ReceiveAsync(unknown), StringComparison.Ordinal);

        using var invalid = await ConnectAsync(Init(Token("", "another key of tests, long enough")));
        Assert.Equal("close 4401", await ReceiveAsync(invalid));

        using var handshake = await ConnectAsync("""{"type":"connection_init"}""", "Bearer no.token.atall");
        Assert.Equal("close 4401", await ReceiveAsync(handshake));
    }

    private static string Query => "{ me { name } user { email } }";

    private static string Token(string scopes = "", string key = Key, string issuer = "tests", int hours = 1) => DevelopmentTokens.Create(
        new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key)),
        issuer,
        AuthOptions.DefaultAudience,
        scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        [new("sub", "ada")],
        DateTimeOffset.UtcNow.AddHours(hours - 1).AddMinutes(-5),
        TimeSpan.FromHours(1));

    private static string Init(string token) => JsonSerializer.Serialize(new { type = "connection_init", payload = new { authorization = "Bearer " + token } });

    private static string Body(string query) => JsonSerializer.Serialize(new { query });

    private static HttpRequestMessage Request(string body, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private Task<(HttpStatusCode Status, string Body)> PostAsync(string query, string? token, string? authorization = null) => PostJsonAsync(Body(query), token, authorization);

    private async Task<(HttpStatusCode Status, string Body)> PostJsonAsync(string body, string? token, string? authorization = null)
    {
        using var request = Request(body, token);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _server.Http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task<string> EventsAsync(string query, string? token)
    {
        using var request = Request(Body(query), token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await _server.Http.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<ClientWebSocket> ConnectAsync(string init, string? authorization = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (authorization is not null)
        {
            socket.Options.SetRequestHeader("Authorization", authorization);
        }

        await socket.ConnectAsync(_server.SocketAddress, CancellationToken.None);
        await SendAsync(socket, init);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), patience.Token);
            var text = part.MessageType is WebSocketMessageType.Close ? $"close {(int)socket.CloseStatus!}" : Encoding.UTF8.GetString(buffer, 0, part.Count);
            if (!text.Contains("\"ping\"", StringComparison.Ordinal))
            {
                return text;
            }
        }
    }
}

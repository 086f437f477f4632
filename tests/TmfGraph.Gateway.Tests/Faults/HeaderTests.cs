using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>What goes along with requests to source schemas, and what of their answers goes on to clients.</summary>
public sealed class HeaderTests
{
    private const string Parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    /// <summary>The head of the request that the source gets.</summary>
    private static async Task<Exchange> SeenAsync((string, string)[] headers, Action<GatewayOptions>? configure = null)
    {
        Exchange? seen = null;
        await using var server = ScriptedServer.Start(exchange =>
        {
            seen = exchange;
            return exchange.AnswerAsync("""{"data":{"offer":{"id":"o"}}}""");
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address, configure);
        Assert.Equal("""{"data":{"offer":{"id":"o"}}}""", await graph.PostAsync("{ offer { id } }", default, headers));
        return seen!;
    }

    [Fact]
    public async Task Authorization_RequestId_AndConfiguredHeaders_GoOn_AndNothingElse()
    {
        var seen = await SeenAsync(
            [("Authorization", "Bearer t"), ("X-Request-Id", "r1"), ("X-Tenant", "a"), ("Cookie", "c=1"), ("X-Other", "b"), ("Keep-Alive", "5"), ("TE", "trailers"), ("User-Agent", "u")],
            o => o.ForwardedHeaders = ["X-Tenant"]);
        Assert.Equal(
            ["Accept", "Authorization", "Content-Length", "Content-Type", "GraphQL-Timeout", "Host", "X-Request-ID", "X-Tenant"],
            seen.Head.Split("\r\n").Skip(1).Select(l => l.Split(':')[0]).Where(n => n != "traceparent").Order(StringComparer.Ordinal));
        Assert.Equal(("Bearer t", "r1", "a"), (seen.Header("Authorization"), seen.Header("X-Request-Id"), seen.Header("X-Tenant")));
    }

    [Fact]
    public async Task HeadersThatAreNamedTwice_OrGoAlongAnyway_AreSentOnce()
    {
        var seen = await SeenAsync(
            [("Authorization", "Bearer t"), ("X-Request-Id", "r1"), ("X-Tenant", "a")],
            o => o.ForwardedHeaders = ["authorization", "X-Request-ID", "traceparent", "X-Tenant", "x-tenant"]);
        string[] names = ["authorization", "x-request-id", "x-tenant"];
        Assert.Equal(
            ["authorization: Bearer t", "x-request-id: r1", "x-tenant: a"],
            seen.Head.Split("\r\n").Select(l => l.Split(": ", 2)).Where(p => names.Contains(p[0].ToLowerInvariant()))
                .Select(p => $"{p[0].ToLowerInvariant()}: {p[^1]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TextBeyondAscii_GoesOn_AndIsNoFailureOfTheSource() =>
        Assert.Equal("Bearer Ã¼", (await SeenAsync([("Authorization", "Bearer ü")])).Header("Authorization")); // bytes, read as Latin-1

    [Theory]
    [InlineData("Connection")]
    [InlineData("transfer-encoding")]
    [InlineData("Host")]
    [InlineData("Accept-Encoding")]
    [InlineData("sec-websocket-key")]
    [InlineData("Last-Event-ID")]
    public async Task HeadersOfAConnection_CannotBeForwarded(string name)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => FaultyGraph.StartAsync("http://127.0.0.1:1", o => o.ForwardedHeaders = ["X-A", name]));
        Assert.Equal($"Gateway:ForwardedHeaders has '{name}', which the gateway writes itself for each of its connections.", exception.Message);
    }

    [Theory]
    [InlineData("X Tenant")]
    [InlineData("Content-Language")]
    [InlineData("")]
    public async Task NamesThatNoRequestHas_CannotBeForwarded(string name)
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => FaultyGraph.StartAsync("http://127.0.0.1:1", o => o.ForwardedHeaders = ["X-A", name]));
        Assert.Equal($"Gateway:ForwardedHeaders has '{name}', which is no name of a request header.", exception.Message);
    }

    [Fact]
    public async Task SourcesAreTold_HowLongTheyHave()
    {
        var time = new ManualTime();
        Assert.Equal("25000", (await SeenAsync([], o => o.TimeProvider = time)).Header("GraphQL-Timeout"));
        Assert.Equal("24000", (await SeenAsync([("GraphQL-Timeout", "24000")], o => o.TimeProvider = time)).Header("GraphQL-Timeout"));
        Assert.Equal("25000", (await SeenAsync([("GraphQL-Timeout", "-1")], o => o.TimeProvider = time)).Header("GraphQL-Timeout"));
    }

    [Fact]
    public async Task Traces_AreContinued()
    {
        var seen = await SeenAsync([("traceparent", Parent), ("tracestate", "a=1"), ("baggage", "k=v")]);
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", seen.Header("traceparent"), StringComparison.Ordinal);
        Assert.Equal("a=1", seen.Header("tracestate"));
        Assert.Equal("k=v", seen.Header("baggage")?.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Traces_AreBegun_WhereSomebodyListens()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "System.Net.Http",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        Assert.Matches("^00-[0-9a-f]{32}-[0-9a-f]{16}-01$", (await SeenAsync([])).Header("traceparent"));
    }

    [Fact]
    public async Task HeadersOfAnswers_StayBehind()
    {
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync(
            """{"data":{"offer":{"id":"o"}}}""",
            headers: "Set-Cookie: s=1\r\nCache-Control: public, max-age=60\r\nServer: x\r\nX-Secret: 1\r\nRetry-After: 5\r\n"));
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        using var response = await graph.Http.PostAsync("/graphql", new StringContent("""{"query":"{ offer { id } }"}""", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal("""{"data":{"offer":{"id":"o"}}}""", await response.Content.ReadAsStringAsync());
        Assert.Empty(response.Headers.Select(h => h.Key).Intersect(["Set-Cookie", "Cache-Control", "X-Secret", "Retry-After"], StringComparer.OrdinalIgnoreCase));
    }
}

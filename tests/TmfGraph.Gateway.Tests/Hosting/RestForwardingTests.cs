using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway.Tests.Faults;

namespace TmfGraph.Gateway.Tests.Hosting;

public sealed class RestForwardingTests
{
    private static WebApplication Server(Action<WebApplicationBuilder>? configure = null)
    {
        var builder = LoopbackHost.CreateBuilder();
        configure?.Invoke(builder);
        return builder.Build();
    }

    private static WebApplication Gateway(string subgraph, Action<WebApplicationBuilder>? configure = null, Action<WebApplication>? before = null)
    {
        var schema = Composer.Compose(
        [
            new SourceSchemaInput("orders", "type Query { a: Int }")
            {
                Settings = new SourceSchemaSettings
                {
                    Name = "orders",
                    Url = subgraph + "/graphql",
                    Raw = JsonDocument.Parse("""{"rest":{"prefixes":[1,"/tmf-api/productOrderingManagement/v4","/payment/v4"],"apis":[{"id":"TMF622","title":"Product Ordering"},{"id":"../x"}]}}""").RootElement,
                },
            },
        ]).Schema!;
        var app = Server(b =>
        {
            b.Services.AddGateway(_ => schema);
            configure?.Invoke(b);
        });
        before?.Invoke(app);
        app.MapGateway();
        app.UseGatewayRest();
        app.MapGatewayHealth();
        return app;
    }

    [Fact]
    public async Task Hands_RequestAndAnswer_On_WithoutHeadersOfTheConnection()
    {
        await using var subgraph = Server();
        subgraph.Map("/tmf-api/{**rest}", async context =>
        {
            context.Response.StatusCode = 201;
            context.Response.Headers["X-Total-Count"] = "5";
            context.Response.Headers.Location = "/somewhere";
            using var body = new StreamReader(context.Request.Body);
            await context.Response.WriteAsync(
                $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} {context.Request.Headers.Authorization} {context.Request.Headers["X-Gone"]}{await body.ReadToEndAsync()}");
        });
        await subgraph.StartAsync();
        await using var gateway = Gateway(subgraph.Urls.Single());
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/tmf-api/productOrderingManagement/v4/productOrder?fields=id&x=a%20b")
        {
            Content = new StringContent("{}", Encoding.UTF8, "application/json"),
            Headers = { { "Authorization", "Bearer t" }, { "Connection", "X-Gone" }, { "X-Gone", "yes" } },
        };
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("5", response.Headers.GetValues("X-Total-Count").Single());
        Assert.Equal(
            "POST /tmf-api/productOrderingManagement/v4/productOrder?fields=id&x=a%20b Bearer t {}",
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/payment/v4/refund")]
    [InlineData("/docs/TMF622")]
    [InlineData("/docs/TMF622/postman.json")]
    [InlineData("/swagger/TMF622.json")]
    public async Task Hands_WhatASourceAnnounces_On_WhereverItIs(string path)
    {
        await using var subgraph = Server();
        subgraph.Map("/{**all}", (HttpContext context) => $"source {context.Request.Path}");
        await subgraph.StartAsync();
        await using var gateway = Gateway(subgraph.Urls.Single());
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };

        Assert.Equal($"source {path}", await client.GetStringAsync(path));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/docs/TMF000")).StatusCode);
    }

    [Theory]
    [InlineData("/payment/v4/refund/A%23B")]
    [InlineData("/payment/v4/refund/A%3FB?x=%3F")]
    [InlineData("/payment/v4/refund/a%2541")]
    [InlineData("/payment/v4/refund/a%2Fb")]
    [InlineData("/payment/v4/refund/a%5Cb")]
    [InlineData("/payment/v4/refund/..a..%3B.")]
    [InlineData("/payment/v4//refund/?fields=%C3%BC&x=../%2e%2e")]
    [InlineData("/%70ayment/v4/refund")]
    public async Task Hands_TheAddressOn_AsItCame(string target) => Assert.Equal($"GET {target}", await AskAsync(target));

    [Theory]
    [InlineData("http://shop/payment/v4/refund/A%23B", "GET /payment/v4/refund/A%23B")]
    [InlineData("/gw/payment/v4/refund/A%23B", "GET /payment/v4/refund/A%23B")]
    public async Task Hands_OnlyPathAndQueryOn(string target, string expected) => Assert.Equal(expected, await AskAsync(target));

    [Theory]
    [InlineData("/payment/v4/..%5C..%5Cgraphql")]
    [InlineData("/payment/v4/..%5C..%5Cgraphql?query=%7B__typename%7D")]
    [InlineData("/payment/v4/..%2F..%2fgraphql")]
    [InlineData("/payment/v4/%2E%2E%2F%2E%2E%5cgraphql")]
    [InlineData("/payment/v4/..;a/..;/graphql")]
    [InlineData("/payment/v4/./refund")]
    [InlineData("/graphql/../payment/v4/refund")]
    public async Task Refuses_WhatMayLeadElsewhere(string target) => Assert.Equal(
        """{"code":"invalidPath","reason":"The path of a resource has no dot segments.","status":"400","@type":"Error"}""",
        await AskAsync(target));

    [Theory]
    [InlineData("/tmf-api/productOrderingManagement%2Fv4/productOrder")]
    [InlineData("/tmf-api/productOrderingManagement/v4%5Cx/productOrder")]
    public async Task Answers_NotFound_When_TheBasePathIsNobodys(string target) => Assert.Equal(
        """{"code":"notFound","reason":"No API is served at this address.","status":"404","@type":"Error"}""",
        await AskAsync(target));

    /// <summary>Asks by hand, since a client would write the address anew; the subgraph answers with what it was asked.</summary>
    private static async Task<string> AskAsync(string target)
    {
        await using var subgraph = Server();
        subgraph.Run(context => context.Response.WriteAsync($"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}"));
        await subgraph.StartAsync();
        await using var gateway = Gateway(subgraph.Urls.Single(), before: app => app.UsePathBase("/gw"));
        await gateway.StartAsync();
        using var client = new TcpClient();
        var address = new Uri(gateway.Urls.Single());
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(client.GetStream());
        var answer = await reader.ReadToEndAsync();
        var body = answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
        return answer.Contains("Transfer-Encoding: chunked", StringComparison.Ordinal) ? body.Split("\r\n")[1] : body;
    }

    [Fact]
    public async Task Answers_WithATmfError_When_TheSubgraphIsGone_OrNobodyOwnsThePath()
    {
        await using var gateway = Gateway("http://127.0.0.1:1");
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        using var gone = await client.GetAsync("/tmf-api/productOrderingManagement/v4/productOrder");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, gone.StatusCode);
        Assert.Equal(
            """{"code":"unavailable","reason":"The service behind this API cannot be reached.","status":"503","@type":"Error"}""",
            await gone.Content.ReadAsStringAsync());
        using var nobody = await client.GetAsync("/tmf-api/productOrderingManagement/v40/productOrder");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task HeadersThatTheConnectionNames_StayBehind_InAnswersToo()
    {
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("{}", headers: "Connection: X-Hop, keep-alive\r\nX-Hop: 1\r\nX-End: 2\r\n"));
        using var answer = await GetAsync(server);
        Assert.Equal(["2"], answer.Headers.GetValues("X-End"));
        Assert.False(answer.Headers.Contains("X-Hop"));
    }

    [Fact]
    public async Task TellsTheSource_WhoAsked_BehindWhatProxiesHaveTold()
    {
        Exchange? seen = null;
        await using var server = ScriptedServer.Start(exchange => (seen = exchange).AnswerAsync("{}"));
        using var answer = await GetAsync(server, ("X-Forwarded-For", "203.0.113.7"));
        Assert.Equal("203.0.113.7, 127.0.0.1", seen!.Header("X-Forwarded-For"));
        Assert.Equal("http", seen.Header("X-Forwarded-Proto"));
    }

    [Fact]
    public async Task Traces_AreContinued_ByTheSpanOfTheGateway()
    {
        const string Client = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        Exchange? seen = null;
        await using var server = ScriptedServer.Start(exchange => (seen = exchange).AnswerAsync("{}"));
        using var answer = await GetAsync(server, ("traceparent", Client));
        Assert.Matches("^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$", seen!.Header("traceparent"));
        Assert.NotEqual(Client, seen.Header("traceparent"));
    }

    [Fact]
    public async Task Traces_GoOnAsTheyCame_WhereTheGatewayHasNoSpan()
    {
        Exchange? seen = null;
        await using var server = ScriptedServer.Start(exchange => (seen = exchange).AnswerAsync("{}"));
        await using var gateway = Gateway(server.Address, before: app => app.Use((context, next) =>
        {
            Activity.Current = null;
            return next(context);
        }));
        await gateway.StartAsync();
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = new Uri(gateway.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/payment/v4/refund");
        request.Headers.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        using var answer = await client.SendAsync(request);
        Assert.Equal("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", seen!.Header("traceparent"));
    }

    [Fact]
    public async Task ASourceThatDoesNotAnswer_IsATimeout()
    {
        await using var server = ScriptedServer.Start(exchange => exchange.HangAsync());
        using var answer = await GetAsync(server, o => o.SourceTimeout = TimeSpan.FromMilliseconds(50));
        Assert.Equal(
            """{"code":"timeout","reason":"The service behind this API did not answer in time.","status":"504","@type":"Error"}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AnAnswerThatBreaksOff_IsBadGateway_AsLongAsNothingWasSent()
    {
        await using var server = ScriptedServer.Start(exchange => BreakOffAsync(exchange, ""));
        using var answer = await GetAsync(server);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal(
            """{"code":"brokenAnswer","reason":"The service behind this API broke off its answer.","status":"502","@type":"Error"}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task AnAnswerThatBreaksOff_BreaksOffForTheClient()
    {
        await using var server = ScriptedServer.Start(exchange => BreakOffAsync(exchange, "[1"));
        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(server));
    }

    [Fact]
    public async Task Speaks_Http2_When_TheGatewayDoes()
    {
        await using var subgraph = Server(b => b.WebHost.ConfigureKestrel(o => o.ConfigureEndpointDefaults(e => e.Protocols = HttpProtocols.Http2)));
        subgraph.Run(context => context.Response.WriteAsync(context.Request.Protocol));
        await subgraph.StartAsync();
        await using var gateway = Gateway(subgraph.Urls.Single(), b => b.Services.Configure<GatewayOptions>(o => o.UseHttp2 = true));
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        Assert.Equal("HTTP/2", await client.GetStringAsync("/payment/v4/refund"));
    }

    private static async Task BreakOffAsync(Exchange exchange, string begin)
    {
        await exchange.SendAsync($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{begin}");
        exchange.Closes = true;
    }

    /// <summary>Asks for a resource of the source.</summary>
    private static Task<HttpResponseMessage> GetAsync(ScriptedServer source, params (string Name, string Value)[] headers) => GetAsync(source, _ => { }, headers);

    private static async Task<HttpResponseMessage> GetAsync(ScriptedServer source, Action<GatewayOptions> configure, params (string Name, string Value)[] headers)
    {
        await using var gateway = Gateway(source.Address, b => b.Services.Configure(configure));
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/payment/v4/refund");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await client.SendAsync(request);
    }

    [Fact]
    public async Task SaysThatABodyIsTooLarge_OfTheClient()
    {
        await using var subgraph = Server();
        subgraph.Map("/{**all}", (HttpContext context) => context.Request.Body.CopyToAsync(Stream.Null));
        await subgraph.StartAsync();
        await using var gateway = Gateway(subgraph.Urls.Single(), b => b.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = 100));
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };

        using var answer = await client.PostAsync("/payment/v4/refund", new StringContent(new string(' ', 200)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(
            """{"code":"invalidBody","reason":"Request body too large. The max request body size is 100 bytes.","status":"413","@type":"Error"}""",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Serves_HealthAndGraphQL()
    {
        await using var gateway = Gateway("http://127.0.0.1:1");
        await gateway.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(gateway.Urls.Single()) };
        Assert.Equal("""{"status":"Healthy"}""", await client.GetStringAsync("/healthz/live"));
        Assert.Matches("""^{"status":"Healthy","sourceSchemas":1,"schemaSince":"[^"]+","schemaFailedSince":null}$""", await client.GetStringAsync("/healthz/ready"));
        foreach (var path in new[] { "/healthz/live", "/healthz/ready" })
        {
            using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal((HttpStatusCode.OK, ""), (head.StatusCode, await head.Content.ReadAsStringAsync()));
        }

        using var answer = await client.PostAsync("/graphql", new StringContent("""{"query":"{ __typename }"}""", Encoding.UTF8, "application/json"));
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await answer.Content.ReadAsStringAsync());
    }
}

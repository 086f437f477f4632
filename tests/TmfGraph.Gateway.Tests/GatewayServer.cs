using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Authentication;
using TmfGraph.Composition;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.AspNetCore.Settings;

namespace TmfGraph.Gateway.Tests;

/// <summary>A gateway at <c>/graphql</c> over sources at addresses of their own, all of it by HTTP on loopback.</summary>
internal sealed class GatewayServer : IAsyncDisposable
{
    private readonly WebApplication _sourceHost;
    private readonly WebApplication _gatewayHost;

    private GatewayServer(WebApplication sourceHost, WebApplication gatewayHost)
    {
        _sourceHost = sourceHost;
        _gatewayHost = gatewayHost;
        Http = new HttpClient { BaseAddress = new Uri(gatewayHost.Urls.Single()) };
    }

    /// <summary>Asks the gateway.</summary>
    public HttpClient Http { get; }

    public Uri SocketAddress => new(_gatewayHost.Urls.Single().Replace("http://", "ws://", StringComparison.Ordinal) + "/graphql");

    /// <param name="look">Sees every request to a source before it does.</param>
    /// <param name="configure">Sets the gateway's options.</param>
    /// <param name="tokens">How the gateway checks tokens; null when it does not.</param>
    public static async Task<GatewayServer> StartAsync(
        IReadOnlyList<TestSource> sources,
        Func<Microsoft.AspNetCore.Http.HttpContext, Task>? look = null,
        Action<GatewayOptions>? configure = null,
        AuthOptions? tokens = null)
    {
        var sourceHost = Build(_ => { });
        sourceHost.Use(async (context, next) =>
        {
            await (look?.Invoke(context) ?? Task.CompletedTask);
            await next(context);
        });
        foreach (var source in sources)
        {
            sourceHost.MapGraphQL("/" + source.Name, source, new GraphQLHttpOptions { AllowVariableBatching = true, AllowRequestBatching = true });
        }

        await sourceHost.StartAsync();
        var address = sourceHost.Urls.Single();
        var result = Composer.Compose([.. sources.Select(s => s.Input with
        {
            Settings = s.Input.Settings with { Url = $"{address}/{s.Name}" },
        })]);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        var gatewayHost = Build(builder =>
        {
            builder.Services.AddGateway(_ => result.Schema!, configure: options =>
            {
                options.SourceTimeout = TimeSpan.FromSeconds(25); // a busy machine is no slow source
                configure?.Invoke(options);
            });
            if (tokens is not null)
            {
                builder.Services.AddJwtAuthentication(tokens, SigningKeys.Read(tokens.SigningKey!)) // tests have a key
                    .AddGraphQLHttp(o => HostLimits.AllowBatches(o).Sockets.Authenticate = SocketTokens.AuthenticateAsync);
            }
        });
        if (tokens is not null)
        {
            gatewayHost.UseAuthentication();
        }

        gatewayHost.UseWebSockets();
        gatewayHost.MapGateway();
        await gatewayHost.StartAsync();
        return new GatewayServer(sourceHost, gatewayHost);
    }

    /// <summary>Posts a JSON body; gives the content type and the whole answer.</summary>
    public async Task<(string? Type, string Body)> PostAsync(string body, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Http.SendAsync(request);
        return (response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    /// <summary>Stops the gateway, as the end of its process does.</summary>
    public Task StopGatewayAsync() => _gatewayHost.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _gatewayHost.DisposeAsync();
        await _sourceHost.DisposeAsync();
    }

    private static WebApplication Build(Action<WebApplicationBuilder> configure)
    {
        var builder = LoopbackHost.CreateBuilder();
        configure(builder);
        return builder.Build();
    }
}

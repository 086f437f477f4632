using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.Composition;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>Our gateway over source schemas at addresses, listening on loopback.</summary>
internal sealed class OurGateway : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OurGateway(WebApplication application)
    {
        _application = application;
        GraphQL = new GraphQLAddress(application.Urls.Single() + "/graphql");
    }

    public GraphQLAddress GraphQL { get; }

    /// <summary>Composes and serves; fails when there are findings.</summary>
    public static async Task<OurGateway> StartAsync(IReadOnlyList<SourceSchemaInput> sources)
    {
        var result = Composer.Compose(sources);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        var builder = LoopbackHost.CreateBuilder("Development");
        builder.Services.AddGateway(_ => result.Schema!); // there is one on success
        var application = builder.Build();
        application.MapGateway();
        await application.StartAsync();
        return new OurGateway(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}

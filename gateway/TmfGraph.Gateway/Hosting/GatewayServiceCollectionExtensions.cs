using Microsoft.Extensions.DependencyInjection.Extensions;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the gateway.</summary>
public static class GatewayServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="GatewayExecutor"/> over a composite schema. Map it with <c>MapGateway</c>.
    /// </summary>
    /// <param name="schema">Gives the composite schema; called once, when the gateway is first needed.</param>
    /// <param name="clients">
    /// Gives the client of a source schema, for instance an <see cref="InProcessSourceSchemaClient"/>; null, as function or as answer, is
    /// for HTTP to the address in its settings.
    /// </param>
    public static IServiceCollection AddGateway(
        this IServiceCollection services,
        Func<IServiceProvider, CompositeSchema> schema,
        Func<IServiceProvider, SourceSchemaInfo, ISourceSchemaClient?>? clients = null,
        Action<GatewayOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(schema);
        services.AddOptions<GatewayOptions>().Configure(options => configure?.Invoke(options));
        services.TryAddSingleton<GatewayMetrics>();
        services.TryAddSingleton<HttpClients>();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<Options.IOptions<GatewayOptions>>().Value;
            var http = provider.GetRequiredService<HttpClients>();
            return new GatewayExecutor(
                schema(provider),
                source => clients?.Invoke(provider, source) ?? http.Create(source),
                options,
                provider.GetRequiredService<GatewayMetrics>());
        });
        return services;
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TmfGraph.Composition.Composite;
using TmfGraph.Gateway;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.Gateway.Hosting;
using TmfGraph.GraphQL.AspNetCore.Settings;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the gateway.</summary>
public static class GatewayServiceCollectionExtensions
{
    /// <summary>
    /// Registers a <see cref="GatewayExecutor"/> over a composite schema. Map it with <c>MapGateway</c>. Outside development its clients cannot
    /// ask for the schema by introspection, or for plans, unless the options say so, see <see cref="HostLimits"/>.
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
        services.AddOptions<GatewayOptions>().Configure<IServiceProvider>((options, provider) =>
        {
            options.Logger = provider.GetService<ILoggerFactory>()?.CreateLogger("TmfGraph.Gateway") ?? options.Logger;
            var environment = provider.GetService<IHostEnvironment>();
            options.ValidationLimits = HostLimits.Validation(environment);
            options.AllowPlanHeader = environment?.IsDevelopment() == true;
            configure?.Invoke(options);
        });
        services.AddHttpForwarder();
        services.AddLogging(logging => logging.AddFilter("Yarp", LogLevel.Error)); // it tells of each request otherwise, and of each failure with its stack; the gateway does that itself
        services.TryAddSingleton<GatewayMetrics>();
        services.TryAddSingleton<HttpClients>();
        services.TryAddSingleton(provider => new SchemaStatus(provider.GetRequiredService<Options.IOptions<GatewayOptions>>().Value.TimeProvider));
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

    /// <summary>
    /// Sets the gateway's options from the configuration: the limits of the section <c>GraphQL</c>, which hold for every graph of a host, and then
    /// those of the section <c>Gateway</c>.
    /// </summary>
    /// <exception cref="Options.OptionsValidationException">There are unknown keys, or values that do not hold; it names all of them.</exception>
    public static IServiceCollection AddGatewaySettings(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddGraphQLSettings(configuration);
        var own = GatewaySettings.Section.Read(configuration);
        var policies = GatewaySettings.ReadPolicies(configuration);
        services.AddOptions<GatewayOptions>().PostConfigure<GraphQLSettings>((options, shared) =>
        {
            own.ApplyTo(shared.ApplyTo(options));
            if (policies.Count > 0)
            {
                options.Authorization.Policies = policies;
            }
        });
        return services;
    }

    /// <summary>
    /// Runs an operation over a graph of its own once the host has started, so that the first client does not wait until the code of the gateway is
    /// compiled. No source schema is asked, and nothing is counted.
    /// </summary>
    public static IServiceCollection AddGatewayWarmUp(this IServiceCollection services) => services.AddHostedService<WarmUpService>();
}

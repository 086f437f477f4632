using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Execution;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the GraphQL transports.</summary>
public static class GraphQLHttpServiceCollectionExtensions
{
    /// <summary>Registers the options of the transports. Map them with <c>MapGraphQL</c>.</summary>
    public static IServiceCollection AddGraphQLHttp(this IServiceCollection services, Action<GraphQLHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<GraphQLHttpOptions>();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        GiveMemoryInOnePiece(services);
        return services;
    }

    /// <summary>
    /// Reads the section <c>GraphQL</c> and registers it as <see cref="GraphQLSettings"/>, for whoever makes options of the engine. The options of
    /// <see cref="AddGraphQLHttp"/> and those of a graph by <c>AddGraphQL</c> follow it, after what the host itself says. A second call adds nothing.
    /// </summary>
    /// <exception cref="Options.OptionsValidationException">There are unknown keys, or values that do not hold; it names all of them.</exception>
    public static IServiceCollection AddGraphQLSettings(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = GraphQLSettings.Read(configuration);
        if (services.Any(static s => s.ServiceType == typeof(GraphQLSettings)))
        {
            return services;
        }

        services.AddSingleton(settings);
        services.AddOptions<GraphQLHttpOptions>().PostConfigure(options => settings.ApplyTo(options));
        services.AddOptions<ExecutionOptions>().PostConfigure(options => settings.ApplyTo(options));
        return services;
    }

    /// <summary>Puts <see cref="ResponseMemoryPool"/> in front of the pools of the server.</summary>
    private static void GiveMemoryInOnePiece(IServiceCollection services)
    {
        if (services.Any(static s => s.ServiceType == typeof(ResponseMemoryPool.Factory))
            || services.LastOrDefault(static s => s.ServiceType == typeof(IMemoryPoolFactory<byte>)) is not { } server)
        {
            return;
        }

        services.AddSingleton(provider => new ResponseMemoryPool.Factory((IMemoryPoolFactory<byte>)(server.ImplementationFactory?.Invoke(provider)
            ?? server.ImplementationInstance
            ?? ActivatorUtilities.CreateInstance(provider, server.ImplementationType!)))); // there is nothing else that it could have
        services.AddSingleton<IMemoryPoolFactory<byte>>(static provider => provider.GetRequiredService<ResponseMemoryPool.Factory>());
    }
}

using TmfGraph.GraphQL.AspNetCore;

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

        return services;
    }
}

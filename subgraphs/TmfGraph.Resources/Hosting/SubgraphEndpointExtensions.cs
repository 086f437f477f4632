using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TmfGraph.GraphQL.Execution;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the addresses of a domain that <c>AddSubgraph</c> registered.</summary>
public static class SubgraphEndpointExtensions
{
    /// <summary>Maps GraphQL at the path given, and TMF REST at the paths of the model.</summary>
    /// <param name="name">The domain's name.</param>
    /// <param name="graphPath">For instance <c>/graphql</c>; with several domains in a host each needs its own.</param>
    public static IEndpointRouteBuilder MapSubgraph(this IEndpointRouteBuilder endpoints, string name, string graphPath)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var model = services.GetRequiredKeyedService<DomainModel>(name);
        endpoints.MapGraphQL(graphPath, services.GetRequiredKeyedService<IRequestExecutor>(name));
        endpoints.MapTmfRest(model);
        foreach (var own in services.GetKeyedServices<BehaviourEndpoints>(name))
        {
            own.Map(endpoints);
        }

        HostingLog.Serves(
            services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.Hosting"), name, graphPath, string.Join(", ", model.Apis.Select(a => a.Id)));
        return endpoints;
    }
}

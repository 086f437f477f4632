using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TmfGraph.Gateway;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;
using TmfGraph.Gateway.Hosting;
using TmfGraph.GraphQL.AspNetCore;
using Yarp.ReverseProxy.Forwarder;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the gateway.</summary>
public static class GatewayEndpointRouteBuilderExtensions
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps GraphQL at <paramref name="pattern"/>. The executor is asked for with every request, so a schema can be swapped.
    /// </summary>
    /// <param name="options">Of the transports; null takes those of <c>AddGraphQLHttp</c>.</param>
    public static IEndpointConventionBuilder MapGateway(
        this IEndpointRouteBuilder endpoints,
        string pattern = "/graphql",
        GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var executor = endpoints.ServiceProvider.GetRequiredService<GatewayExecutor>();
        return endpoints.MapGraphQL(pattern, _ => executor, options);
    }

    /// <summary>
    /// Forwards REST requests to the source schema whose settings own the base path (<c>rest.prefixes</c>), and requests for the documents of an API
    /// to the one that has it (<c>rest.apis</c>). What is left below <paramref name="root"/> is nobody's: 404 in the TMF body. For sources that
    /// are reached by HTTP; hosts with sources in the same process map those themselves.
    /// </summary>
    public static WebApplication UseGatewayRest(this WebApplication app, string root = "/tmf-api")
    {
        ArgumentNullException.ThrowIfNull(app);
        var executor = app.Services.GetRequiredService<GatewayExecutor>();
        var http = app.Services.GetRequiredService<HttpClients>();
        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;
        var forwarder = new RestForwarder(app.Services.GetRequiredService<IHttpForwarder>(), http.Http, () => executor.Composite.Sources, options);

        // APIs may live anywhere, not only below the root, and the list changes with the schema: routes cannot say that
        app.Use((context, next) => forwarder.Owns(context.Request.Path) ? forwarder.HandleAsync(context) : next(context));
        app.Map(root.TrimEnd('/') + "/{**rest}", (RequestDelegate)forwarder.HandleAsync);
        return app;
    }

    /// <summary>
    /// Maps <c>/healthz/live</c> and <c>/healthz/ready</c>: 200 as long as the process runs and has a schema. The second tells since when that schema is
    /// served, and, in <c>schemaFailedSince</c>, since when there is a newer one that could not be taken up; the log has the reason.
    /// </summary>
    public static void MapGatewayHealth(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var executor = endpoints.ServiceProvider.GetRequiredService<GatewayExecutor>();
        endpoints.MapMethods("/healthz/live", GetAndHead, () => Results.Json(new { status = "Healthy" }));
        var status = endpoints.ServiceProvider.GetRequiredService<SchemaStatus>();
        endpoints.MapMethods("/healthz/ready", GetAndHead, () => Results.Json(new
        {
            status = "Healthy",
            sourceSchemas = executor.Composite.Sources.Count,
            schemaSince = status.Since,
            schemaFailedSince = status.FailedSince,
        }));
    }
}

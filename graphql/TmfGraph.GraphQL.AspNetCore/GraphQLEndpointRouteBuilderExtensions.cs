using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Sockets;
using TmfGraph.GraphQL.Execution;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the GraphQL transports.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    private static readonly string[] CompressedTypes = ["application/graphql-response+json", "application/json", "application/graphql"];

    /// <summary>Maps the graph of <c>AddGraphQL</c>. It is built now, so that what is wrong with it is told before the host listens.</summary>
    /// <inheritdoc cref="MapGraphQL(IEndpointRouteBuilder, string, IRequestExecutor, GraphQLHttpOptions?)"/>
    /// <exception cref="TmfGraph.GraphQL.Types.SchemaException">Documents or code do not hold; it lists everything that is wrong.</exception>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        return MapGraphQL(endpoints, pattern, endpoints.ServiceProvider.GetRequiredService<IRequestExecutor>());
    }

    /// <summary>
    /// Maps GraphQL at an address: POST, GET and WebSockets there, sockets alone at <c>/ws</c> below it, the schema's text at
    /// <c>?sdl</c>, <c>/schema</c> and <c>/schema.graphql</c>, stored operations at <c>/persisted/{id}</c> and <c>/persisted/{id}/{operationName}</c>.
    /// </summary>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string pattern, IRequestExecutor executor, GraphQLHttpOptions? options = null) =>
        MapGraphQL(endpoints, pattern, _ => executor, options);

    /// <inheritdoc cref="MapGraphQL(IEndpointRouteBuilder, string, IRequestExecutor, GraphQLHttpOptions?)"/>
    /// <param name="findExecutor">Gives the executor of a request. It is asked for each request, so that one can be swapped for another.</param>
    /// <param name="options">Null takes those of <c>AddGraphQLHttp</c>.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints,
        string pattern,
        Func<HttpContext, IRequestExecutor> findExecutor,
        GraphQLHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(findExecutor);
        options ??= endpoints.ServiceProvider.GetService<IOptions<GraphQLHttpOptions>>()?.Value ?? new GraphQLHttpOptions();
        var logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.GraphQL.Http");
        var http = new HttpHandler(findExecutor, options, logger);
        var sockets = new SocketHandler(findExecutor, options, logger);
        var schema = new SchemaHandler(findExecutor, options);

        var group = endpoints.MapGroup(pattern);
        group.Map("", Pipeline(endpoints, options, context => context switch
        {
            { WebSockets.IsWebSocketRequest: true } => sockets.HandleAsync(context),
            { Request.Query: var query } when query.ContainsKey("sdl") => schema.HandleAsync(context),
            _ => http.HandleAsync(context),
        }));
        group.Map("/ws", Pipeline(endpoints, options, sockets.HandleAsync));
        group.Map("/schema", Pipeline(endpoints, options, schema.HandleAsync));
        group.Map("/schema.graphql", Pipeline(endpoints, options, schema.HandleAsync));
        group.Map($"/persisted/{{{HttpHandler.DocumentIdRouteValue}}}", Pipeline(endpoints, options, http.HandleAsync));
        group.Map(
            $"/persisted/{{{HttpHandler.DocumentIdRouteValue}}}/{{{HttpHandler.OperationNameRouteValue}}}",
            Pipeline(endpoints, options, http.HandleAsync));
        return group;
    }

    // the middleware in front of these addresses alone, so that a host need not think of it
    private static RequestDelegate Pipeline(IEndpointRouteBuilder endpoints, GraphQLHttpOptions options, RequestDelegate handler)
    {
        var app = endpoints.CreateApplicationBuilder();
        if (options.CompressResponses)
        {
            // streams are left out: their parts would wait for more to be compressed with
            app.UseMiddleware<ResponseCompressionMiddleware>(new ResponseCompressionProvider(
                endpoints.ServiceProvider, Options.Create(new ResponseCompressionOptions { EnableForHttps = true, MimeTypes = CompressedTypes })));
        }

        app.UseWebSockets();
        app.Run(handler);
        return app.Build();
    }
}

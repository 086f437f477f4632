using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a graph of documents and code.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>
    /// Registers a graph, to be mapped by <c>MapGraphQL</c>. Further calls add to it. Parameters of its code are filled from the services of the request; one of the type
    /// <see cref="HttpContext"/> is the request itself, or that which opened the socket. Limits are set by <c>Configure&lt;ExecutionOptions&gt;</c>, and by the configuration with <c>AddGraphQLSettings</c>; outside development
    /// clients cannot ask for the schema by introspection unless it is said there, see <see cref="HostLimits"/>.
    /// </summary>
    public static IServiceCollection AddGraphQL(this IServiceCollection services, Action<SchemaBuilder> schema)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(schema);
        services.AddGraphQLHttp();
        services.AddHttpContextAccessor();
        if (!services.Any(static s => s.ServiceType == typeof(GraphPart)))
        {
            // before what the host says, wherever it says it
            services.Insert(0, ServiceDescriptor.Singleton<IConfigureOptions<ExecutionOptions>>(static provider => new ConfigureOptions<ExecutionOptions>(
                options => options.ValidationLimits = HostLimits.Validation(provider.GetService<IHostEnvironment>()))));
        }

        services.AddSingleton(new GraphPart(schema));
        services.TryAddSingleton<IRequestExecutor>(CreateExecutor);
        return services;
    }

    private static RequestExecutor CreateExecutor(IServiceProvider services)
    {
        var isService = services.GetService<IServiceProviderIsService>();
        var builder = new SchemaBuilder(new SchemaBuilderOptions
        {
            AddStandardScalars = true,
            IsService = isService is null ? null : isService.IsService,
        });
        builder.Provide(static request => request.Services.GetRequiredService<IHttpContextAccessor>().HttpContext);
        foreach (var part in services.GetServices<GraphPart>())
        {
            part.Configure(builder);
        }

        var options = services.GetRequiredService<IOptions<ExecutionOptions>>().Value;
        options.IncludeExceptionDetails |= services.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        options.LogTo(services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.GraphQL"));
        return new RequestExecutor(builder.Build(), options);
    }

    private sealed record GraphPart(Action<SchemaBuilder> Configure);
}

using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a domain, alone or beside others in one host.</summary>
public static class SubgraphServiceCollectionExtensions
{
    /// <summary>
    /// Registers a domain's model, store, writer, event log and GraphQL executor as services keyed by its name, prepares its store when the host
    /// starts, and checks its health. <c>AddTmfHosting</c> registers what domains share, <see cref="BehaviourRegistry"/> what its resources do.
    /// </summary>
    /// <param name="knownEntities">Names of the resources of the whole product; null when the domain stands alone.</param>
    /// <param name="extend">What code adds to the graph, see <see cref="SubgraphDefinition.ExtendGraph"/>; null for nothing.</param>
    public static IServiceCollection AddSubgraph(
        this IServiceCollection services,
        DomainModel model,
        IReadOnlySet<string>? knownEntities = null,
        Action<SchemaBuilder>? extend = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(model);
        var name = model.Name;
        services.AddKeyedSingleton(name, model);
        services.AddKeyedSingleton(name, (provider, _) => new ResourceDatabase(
            model,
            provider.GetRequiredService<IOptions<StoreOptions>>().Value,
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<TimeProvider>()));
        services.AddKeyedSingleton(name, (provider, _) => new ResourceStore(Database(provider, name)));
        services.AddKeyedSingleton(name, (provider, _) => new ResourceWriter(
            Database(provider, name), new BehaviourSet(model, provider.GetKeyedServices<ResourceBehaviour>(name)), Rules(provider, knownEntities)));
        services.AddKeyedSingleton(name, (provider, _) => new EventLog(
            Database(provider, name), provider.GetRequiredService<ILogger<EventLog>>()));
        services.AddKeyedSingleton<IRequestExecutor>(name, (provider, _) => Executor(provider, model, knownEntities, extend));
        services.AddSingleton<IHostedService>(provider => new StoreStart(Database(provider, name), provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<IHostedService>(provider => new WorkRunner(
            Database(provider, name),
            provider.GetRequiredKeyedService<ResourceWriter>(name),
            provider.GetKeyedServices<DurableWork>(name),
            provider.GetRequiredService<IOptions<WorkOptions>>().Value,
            provider.GetRequiredService<ILogger<WorkRunner>>()));
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            $"store:{name}", provider => new StoreHealthCheck(Database(provider, name)), HealthStatus.Unhealthy, null));
        return services;
    }

    private static ResourceDatabase Database(IServiceProvider provider, string name) => provider.GetRequiredKeyedService<ResourceDatabase>(name);

    private static WriteRules Rules(IServiceProvider provider, IReadOnlySet<string>? knownEntities) => new()
    {
        KnownResources = knownEntities ?? WriteRules.Default.KnownResources,
        ReferenceChecks = provider.GetRequiredService<IOptions<WriteOptions>>().Value.ReferenceChecks,
    };

    private static RequestExecutor Executor(
        IServiceProvider provider, DomainModel model, IReadOnlySet<string>? knownEntities, Action<SchemaBuilder>? extend)
    {
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.GraphQL");
        var services = new SubgraphServices(
            provider.GetRequiredKeyedService<ResourceStore>(model.Name),
            provider.GetRequiredKeyedService<ResourceWriter>(model.Name),
            provider.GetRequiredKeyedService<EventLog>(model.Name),
            provider.GetRequiredService<AccessPolicy>())
        {
            IsService = provider.GetService<IServiceProviderIsService>() is { } known ? known.IsService : null,
        };
        var options = provider.GetRequiredService<IOptions<GraphOptions>>().Value;
        var environment = provider.GetRequiredService<IHostEnvironment>();
        var schema = SubgraphSchema.Build(model, services, knownEntities, options, extend);
        return new RequestExecutor(schema, provider.GetRequiredService<GraphQLSettings>().ApplyTo(new ExecutionOptions
        {
            ValidationLimits = HostLimits.Validation(environment),
            IncludeExceptionDetails = environment.IsDevelopment(),
            OnUnexpectedError = (exception, coordinate) => HostingLog.FieldFailed(logger, model.Name, coordinate ?? "request", exception),
        }));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the store of one subgraph.</summary>
public static class ResourceStoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ResourceDatabase"/>, <see cref="ResourceStore"/>, <see cref="ResourceWriter"/>, <see cref="EventLog"/> and the context factory.
    /// Call <see cref="ResourceDatabase.InitializeAsync"/> before the first request.
    /// </summary>
    public static IServiceCollection AddResourceStore(this IServiceCollection services, DomainModel model, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(model);
        services.TryAddSingleton(options);
        services.TryAddSingleton(s => new ResourceDatabase(model, options, s.GetService<ILoggerFactory>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IDbContextFactory<ResourceContext>>(s => s.GetRequiredService<ResourceDatabase>().Contexts);
        services.TryAddSingleton<ResourceStore>();
        services.TryAddSingleton<ResourceWriter>();
        services.TryAddSingleton(s => new EventLog(s.GetRequiredService<ResourceDatabase>(), s.GetService<ILogger<EventLog>>()));
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>Registers the jobs of a catalog API.</summary>
public static class JobBehaviours
{
    /// <summary>Lets import and export jobs run.</summary>
    public static BehaviourRegistry AddCatalogJobs(this BehaviourRegistry registry, CatalogJobs jobs)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(jobs);
        registry.AddOptions<JobOptions, JobOptionsValidator>(JobOptions.Section);
        registry.Services.TryAddSingleton<ImportSource>();
        return registry.Add<JobStart>(jobs)
            .AddWork<CatalogImport>(jobs)
            .AddWork<CatalogExport>(jobs)
            .Map(endpoints => JobContent.Map(endpoints, registry.Subgraph, jobs));
    }
}

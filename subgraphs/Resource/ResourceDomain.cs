using TmfGraph.Resources.Behaviours.Jobs;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Behaviours.Orders;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Resource;

/// <summary>The resource domain, for its own host and for hosts of several.</summary>
public static class ResourceDomain
{
    public static SubgraphDefinition Definition { get; } = new("resource", typeof(ResourceDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5105",
        AddBehaviours = behaviours => behaviours
            .AddCancellation(new CancelledOrder("CancelResourceOrder", "ResourceOrder", "resourceOrder", "orderItem"))
            .AddCatalogJobs(new CatalogJobs("ResourceCatalogImportJob", "ResourceCatalogExportJob"))
            .AddMonitor(new MonitoredApi("ResourceActivationMonitor"))
            .AddMonitor(Functions)
            .Add<FunctionTaskStart>(new HealAction(), Functions).AddWork<FunctionTask>(new HealAction(), Functions)
            .Add<FunctionTaskStart>(new ScaleAction(), Functions).AddWork<FunctionTask>(new ScaleAction(), Functions)
            .Add<FunctionTaskStart>(new MigrateAction(), Functions).AddWork<FunctionTask>(new MigrateAction(), Functions),
    };

    /// <summary>TMF664, by its monitor.</summary>
    private static MonitoredApi Functions => new("ResourceFunctionMonitor");
}

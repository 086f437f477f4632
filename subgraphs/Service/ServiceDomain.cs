using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Jobs;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Behaviours.Orders;
using TmfGraph.Resources.Hosting;
using TmfGraph.Service.Qualification;

namespace TmfGraph.Service;

/// <summary>The service domain, for its own host and for hosts of several.</summary>
public static class ServiceDomain
{
    public static SubgraphDefinition Definition { get; } = new("service", typeof(ServiceDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5104",
        AddBehaviours = AddBehaviours,
    };

    private static void AddBehaviours(BehaviourRegistry behaviours) => behaviours
        .AddOptions<ServiceOptions, ServiceOptionsValidator>(ServiceOptions.Section)
        .AddCancellation(new CancelledOrder("CancelServiceOrder", "ServiceOrder", "serviceOrder", "serviceOrderItem"))
        .AddCatalogJobs(new CatalogJobs("ServiceCatalogImportJob", "ServiceCatalogExportJob"))
        .AddMonitor(new MonitoredApi("ServiceActivationMonitor"))
        .Add<ServiceCheck>()
        .Add<ServiceSearch>();
}

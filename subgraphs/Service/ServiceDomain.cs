using TmfGraph.Resources.Behaviours.Jobs;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Behaviours.Orders;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Service;

/// <summary>The service domain, for its own host and for hosts of several.</summary>
public static class ServiceDomain
{
    public static SubgraphDefinition Definition { get; } = new("service", typeof(ServiceDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5104",
        AddBehaviours = behaviours => behaviours
            .AddCancellation(new CancelledOrder("CancelServiceOrder", "ServiceOrder", "serviceOrder", "serviceOrderItem"))
            .AddCatalogJobs(new CatalogJobs("ServiceCatalogImportJob", "ServiceCatalogExportJob"))
            .AddMonitor(new MonitoredApi("ServiceActivationMonitor")),
    };
}

using Microsoft.Extensions.DependencyInjection;

namespace TmfGraph.Resources.Behaviours.Monitors;

/// <summary>Registers the monitors of an API.</summary>
public static class MonitorBehaviours
{
    /// <summary>Lets clients of the API that has the monitor choose not to wait.</summary>
    public static BehaviourRegistry AddMonitor(this BehaviourRegistry registry, MonitoredApi api)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(api);
        registry.Services.AddKeyedSingleton(registry.Subgraph, api);
        return registry.AddWork<MonitoredWrite>(api);
    }
}

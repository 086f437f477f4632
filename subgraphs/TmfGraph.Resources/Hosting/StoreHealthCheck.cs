using Microsoft.Extensions.Diagnostics.HealthChecks;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Hosting;

/// <summary>Whether a subgraph's store answers.</summary>
internal sealed class StoreHealthCheck(ResourceDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await database.CanServeAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : new HealthCheckResult(context.Registration.FailureStatus, "The store does not answer.");
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Hosting;

/// <summary>Prepares a subgraph's store before anything else of the host starts.</summary>
internal sealed class StoreStart(ResourceDatabase database, ILoggerFactory loggers) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        HostingLog.Store(loggers.CreateLogger("TmfGraph.Hosting"), database.Model.Name, database.Options.Provider.ToString());
        await database.InitializeAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TmfGraph.Gateway.Hosting;

/// <summary>Runs a <see cref="FirstOperation"/> as soon as the host serves its clients, which wait for nothing.</summary>
internal sealed class WarmUpService(IHostApplicationLifetime lifetime, ILogger<WarmUpService> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        try
        {
            await FirstOperation.RunAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            GatewayLog.WarmUpFailed(log, exception); // clients can do without
        }
    }
}

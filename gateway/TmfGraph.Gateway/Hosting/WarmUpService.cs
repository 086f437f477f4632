using Microsoft.Extensions.Hosting;

namespace TmfGraph.Gateway.Hosting;

/// <summary>Runs a <see cref="FirstOperation"/> as soon as the host serves its clients, which wait for nothing.</summary>
internal sealed class WarmUpService(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = lifetime.ApplicationStarted.Register(started.SetResult).ConfigureAwait(false);
        await started.Task.WaitAsync(stoppingToken).ConfigureAwait(false);
        await FirstOperation.RunAsync(stoppingToken).ConfigureAwait(false);
    }
}

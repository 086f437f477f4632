using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Execution;

namespace TmfGraph.Gateway.Hosting;

/// <summary>
/// Keeps a gateway at the newest schema of a source: composes after each change, and swaps in one step. What cannot be composed or reached leaves the
/// last good schema in place, with a line in the log.
/// </summary>
/// <param name="served">What the gateway was started with.</param>
/// <param name="composition">How it was composed.</param>
internal sealed class SchemaUpdater(
    SchemaSource source,
    SdlDownloads downloads,
    IReadOnlyList<SourceSchemaInput> served,
    CompositionOptions composition,
    GatewayExecutor executor,
    HttpClients clients,
    SchemaStatus status,
    IOptions<GatewayOptions> options,
    ILogger<SchemaUpdater> logger) : BackgroundService
{
    private IReadOnlyList<SourceSchemaInput> _served = served;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watcher = new SchemaWatcher(source, downloads, options.Value.Watch, options.Value.TimeProvider, (notice, cause) => GatewayLog.SchemaNotice(logger, notice, cause));
        await watcher.RunAsync(UpdateAsync, stoppingToken).ConfigureAwait(false);
    }

    /// <summary>Takes up what the source says now.</summary>
    internal async Task<SchemaAttempt> UpdateAsync(CancellationToken cancellationToken)
    {
        try
        {
            var inputs = await source.ReadAsync(downloads, cancellationToken).ConfigureAwait(false);
            if (SourceSchemaInputs.AreEqual(inputs, _served))
            {
                return new SchemaAttempt(true, Unchanged);
            }

            var result = Composer.Compose(inputs, composition);
            return result.Success ? Swap(inputs, result.Schema) : Failed("The source schemas do not compose.", result.Diagnostics);
        }
        catch (Exception exception) when (exception is CompositionFileException or ArgumentException)
        {
            return Failed(exception.Message, []);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // whatever it is, it must not end the host of a graph that answers
            GatewayLog.UpdateFailed(logger, exception);
            return Failed("The new one could not be taken up.", []);
        }
    }

    private SchemaAttempt Swap(IReadOnlyList<SourceSchemaInput> inputs, CompositeSchema schema)
    {
        var swap = executor.Replace(schema, clients.Create);
        _served = inputs;
        return new SchemaAttempt(true, () =>
        {
            status.Swapped();
            executor.Metrics.AddSchemaChange(true);
            GatewayLog.SchemaSwapped(logger, schema.Sources.Count, swap.Planned);
            if (swap.FirstRefusal is not null)
            {
                GatewayLog.OperationsRefused(logger, swap.Refused, swap.FirstRefusal);
            }

            if (swap.Unseen > 0)
            {
                GatewayLog.OperationsUnseen(logger, swap.Unseen);
            }
        });
    }

    private SchemaAttempt Failed(string reason, IReadOnlyList<Diagnostic> findings) => new(false, () =>
    {
        status.Kept();
        executor.Metrics.AddSchemaChange(false);
        foreach (var finding in findings)
        {
            GatewayLog.CompositionFinding(logger, finding.ToString());
        }

        GatewayLog.SchemaKept(logger, reason);
    });

    private void Unchanged()
    {
        status.Current();
        GatewayLog.SchemaUnchanged(logger);
    }
}

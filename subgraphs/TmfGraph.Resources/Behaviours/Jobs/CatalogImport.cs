using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>
/// Runs an import job: fetches the file of its <c>url</c>, checks every entry against the model, and writes all of them in one transaction with the job's
/// success. Entries keep their ids and replace what has the same; their events are raised, behaviours are not. With a fault anywhere nothing is written,
/// and <c>errorLog</c> tells which entries are at fault.
/// </summary>
internal sealed class CatalogImport(CatalogJobs jobs, ImportSource source, IOptions<JobOptions> options) : DurableWork
{
    public override string Name { get; } = NameOf(jobs);

    public static string NameOf(CatalogJobs jobs) => $"Import of {jobs.Import}";

    public override async Task RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        if (await JobProgress.StartAsync(context, cancellationToken).ConfigureAwait(false) is not { } job)
        {
            return;
        }

        var types = CatalogJobs.TypesOf(job);

        await using var file = await source.FetchAsync(job.Document.Text("url"), cancellationToken).ConfigureAwait(false);
        var items = await new ImportReader(types, context.Writer, options.Value.MaxErrors).ReadAsync(file, cancellationToken).ConfigureAwait(false);
        await context.CompleteAsync(
            async c =>
            {
                var done = await c.ChangeAsync(
                    job.Type.Name,
                    job.Id,
                    document =>
                    {
                        document["status"] = CatalogJobs.Succeeded;
                        document["completionDate"] = Instants.Format(c.Now);
                    },
                    cancellationToken).ConfigureAwait(false);
                if (done is not null)
                {
                    await c.ImportAsync(items, cancellationToken).ConfigureAwait(false); // a job that was deleted meanwhile brings nothing
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken) =>
        JobProgress.FailAsync(context, item, reason, cancellationToken);
}

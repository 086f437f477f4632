using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>The states of a job.</summary>
internal static class JobProgress
{
    /// <summary>Marks the job as running.</summary>
    /// <returns>The job; null when it is gone, and its work over.</returns>
    public static async Task<StoredResource?> StartAsync(WorkContext context, CancellationToken cancellationToken)
    {
        StoredResource? job = null;
        await context.WriteAsync(
            async c => job = await c.ChangeAsync(context.Item.Type, context.Item.ResourceId, document => document["status"] = CatalogJobs.Running, cancellationToken)
                .ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        if (job is null)
        {
            await context.CompleteAsync(_ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
        }

        return job;
    }

    public static Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken) => context.ChangeAsync(
        item.Type,
        item.ResourceId,
        document =>
        {
            document["status"] = CatalogJobs.Failed;
            document["errorLog"] = reason;
            document["completionDate"] = Instants.Format(context.Now);
        },
        cancellationToken);
}

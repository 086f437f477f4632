using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>A job that is created waits for its turn, whatever the client says about it; with a job goes the file it wrote.</summary>
public sealed class JobStart(CatalogJobs jobs) : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types { get; } = [jobs.Import, jobs.Export];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(document);
        document["status"] = "Not Started";
        document["creationDate"] ??= Instants.Format(context.Now);
        document.Remove("completionDate");
        document.Remove("errorLog");
        return Task.CompletedTask;
    }

    public override Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isImport = context.ResourceType == context.Type(jobs.Import);
        context.Enqueue(
            isImport ? CatalogImport.NameOf(jobs) : CatalogExport.NameOf(jobs), context.ResourceType.Name, document.Text("id")!); // the writer gave it
        return Task.CompletedTask;
    }

    public override Task OnDeletingAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        JobFile.Remove(context, context.ResourceType, document.Text("id")!); // every resource has one
        return Task.CompletedTask;
    }
}

using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Behaviours.Work;

namespace TmfGraph.Resource;

/// <summary>
/// Carries a task out on its resource function: <c>inProgress</c>, then <c>done</c> together with the function's change, or <c>terminatedWithError</c> with an
/// <c>errorMessage</c> (an extension) and the function as it was.
/// </summary>
public sealed class FunctionTask(FunctionAction action, MonitoredApi api) : DurableWork
{
    private const string Function = "ResourceFunction";

    public override string Name { get; } = NameOf(action);

    public static string NameOf(FunctionAction action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return $"{action.Task} a resource function";
    }

    public override async Task RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var id = context.Item.ResourceId;
        await context.WriteAsync(c => c.ChangeAsync(action.Task, id, t => t["state"] = "inProgress", cancellationToken), cancellationToken);
        await context.CompleteAsync(c => ActAsync(c, id, cancellationToken), cancellationToken);
    }

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return EndAsync(context, item.ResourceId, Error(500, "failed", reason), cancellationToken);
    }

    private async Task ActAsync(BehaviourContext context, string id, CancellationToken cancellationToken)
    {
        if (await context.GetAsync(action.Task, id, cancellationToken) is not { } task)
        {
            return;
        }

        var function = task.Document.GetProperty("resourceFunction").Text("id"); // mandatory
        string? problem = null;
        var found = function is null ? null : await context.ChangeAsync(
            Function,
            function,
            document =>
            {
                var changed = document.DeepClone().AsObject();
                problem = action.Apply(changed, task.Document);
                if (problem is null)
                {
                    Replace(document, changed);
                }
            },
            cancellationToken);
        await EndAsync(
            context,
            id,
            found is null ? Error(404, "notFound", $"There is no ResourceFunction with the id '{function}'.") : problem is null ? null : Error(409, "conflict", problem),
            cancellationToken);
    }

    /// <summary>A document is changed as a whole or not at all.</summary>
    private static void Replace(JsonObject document, JsonObject changed)
    {
        document.Clear();
        foreach (var (name, value) in changed.ToList())
        {
            changed.Remove(name);
            document[name] = value;
        }
    }

    private async Task EndAsync(BehaviourContext context, string id, JsonObject? error, CancellationToken cancellationToken)
    {
        await context.ChangeAsync(
            action.Task,
            id,
            task => task.End(error),
            cancellationToken);
        await MonitoredTask.EndAsync(context, api, action.Task, id, error, cancellationToken);
    }

    private static JsonObject Error(int status, string code, string message) => TaskErrors.Error(status, code, "The task could not be carried out", message);
}

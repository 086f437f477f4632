using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Monitors;

namespace TmfGraph.Resource;

/// <summary>
/// A heal, scale or migrate task is taken on and carried out after the answer, at its <c>startTime</c> where that is yet to come. A monitor shows how it goes.
/// </summary>
public sealed class FunctionTaskStart(FunctionAction action, MonitoredApi api) : ResourceBehaviour
{
    public override IReadOnlyCollection<string> Types { get; } = [action.Task];

    public override Task OnCreatingAsync(BehaviourContext context, JsonObject document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        document["state"] = "accepted";
        return MonitoredTask.AddAsync(context, api, document, cancellationToken);
    }

    public override Task OnCreatedAsync(BehaviourContext context, JsonElement document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var wait = document.Text("startTime") is { } text
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start) && start > context.Now ? start - context.Now : TimeSpan.Zero;
        context.Enqueue(FunctionTask.NameOf(action), action.Task, document.Text("id")!, wait); // the writer gave it
        return Task.CompletedTask;
    }
}

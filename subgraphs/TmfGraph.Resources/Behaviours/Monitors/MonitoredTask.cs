using System.Text.Json.Nodes;

namespace TmfGraph.Resources.Behaviours.Monitors;

/// <summary>Monitors of tasks: the task is what is monitored, and its attribute <c>monitor</c>, an extension, says where to look.</summary>
public static class MonitoredTask
{
    private const string Attribute = "monitor";

    /// <summary>Makes a monitor for a task that is being created. It has the request that asked for the task.</summary>
    public static async Task AddAsync(BehaviourContext context, MonitoredApi api, JsonObject task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(api);
        ArgumentNullException.ThrowIfNull(task);
        var type = context.ResourceType;
        var monitor = await context.CreateAsync(
            api.Monitor,
            Monitor.Start("POST", $"{type.Api.BasePath}/{type.Path}", task.Text("href"), context.Sent.GetRawText(), ("Content-Type", "application/json")),
            cancellationToken).ConfigureAwait(false);
        task[Attribute] = new JsonObject { ["id"] = monitor.Id, ["href"] = monitor.Document.Text("href") };
    }

    /// <summary>Writes down how the task ended, with the task as it is now for a body.</summary>
    /// <param name="error">A TMF error body; null when it ended well.</param>
    public static async Task EndAsync(
        BehaviourContext context, MonitoredApi api, string type, string id, JsonObject? error, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(api);
        if (await context.GetAsync(type, id, cancellationToken).ConfigureAwait(false) is { } task
            && task.Document.TryGetProperty(Attribute, out var link) && link.Text("id") is { } monitor)
        {
            var status = error is null ? 200 : int.TryParse(error.Text("status"), out var given) ? given : 500;
            await context.ChangeAsync(
                api.Monitor, monitor, m => Monitor.End(m, status, null, error?.ToElement().GetRawText() ?? task.Document.GetRawText()), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}

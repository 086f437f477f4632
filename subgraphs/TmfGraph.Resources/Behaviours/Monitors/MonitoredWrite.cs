using System.Text.Json;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours.Monitors;

/// <summary>
/// Carries out a request that was answered with 202 (<see cref="RespondAsync"/>). The write and the monitor's end are one transaction, so it happens once. A
/// request that is refused ends in <c>InError</c> with the error body that a waiting client would have had.
/// </summary>
internal sealed class MonitoredWrite(MonitoredApi api) : DurableWork
{
    /// <summary>The extension attribute of a monitor with the GraphQL name of the type that is written.</summary>
    public const string TypeAttribute = "resourceType";

    public const string IdAttribute = "resourceId";

    public override string Name { get; } = NameOf(api);

    public static string NameOf(MonitoredApi api) => $"Request of {api.Monitor}";

    public override async Task RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var monitorType = context.Store.Database.Model.Resources[api.Monitor];
        if (await context.Store.GetAsync(monitorType, context.Item.ResourceId, cancellationToken).ConfigureAwait(false) is not { } monitor)
        {
            await context.CompleteAsync(_ => Task.CompletedTask, cancellationToken).ConfigureAwait(false);
            return;
        }

        try
        {
            await context.CompleteAsync(c => WriteAsync(c, monitor.Document, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (RestRequest.Refusal(exception) is { } error)
        {
            await context.CompleteAsync(c => EndAsync(c, error, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        Task EndAsync(BehaviourContext c, TmfError error, CancellationToken token) => c.ChangeAsync(
            api.Monitor, context.Item.ResourceId, m => Monitor.End(m, error.Status, null, System.Text.Encoding.UTF8.GetString(error.ToUtf8())), token);
    }

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken)
    {
        var error = TmfErrors.InternalError() with { Message = reason };
        return context.ChangeAsync(
            api.Monitor, item.ResourceId, m => Monitor.End(m, error.Status, null, System.Text.Encoding.UTF8.GetString(error.ToUtf8())), cancellationToken);
    }

    private async Task WriteAsync(BehaviourContext context, JsonElement monitor, CancellationToken cancellationToken)
    {
        var request = monitor.GetProperty("request");
        var type = context.Type(monitor.Text(TypeAttribute)!); // what is monitored was written down with the request
        var write = new WriteContext
        {
            ExpectedVersion = EntityTags.ReadIfMatch(Monitor.RequestHeader(monitor, "If-Match")) is [var only] ? only : null,
            CorrelationId = Monitor.RequestHeader(monitor, "X-Correlation-Id"),
        };
        var (status, done) = request.Text("method") switch
        {
            "POST" => (201, await context.CreateAsync(type, Body(request), write, cancellationToken).ConfigureAwait(false)),
            "PATCH" => (200, await context.MergePatchAsync(type, monitor.Text(IdAttribute)!, Body(request), write, cancellationToken).ConfigureAwait(false)),
            _ => (204, await context.DeleteAsync(type, monitor.Text(IdAttribute)!, write, cancellationToken).ConfigureAwait(false)),
        };
        var isGone = status == 204;
        var source = isGone ? null : done.Document.Text("href");
        await context.ChangeAsync(
            api.Monitor,
            monitor.Text("id")!, // every resource has one
            m => Monitor.End(
                m,
                status,
                source,
                isGone ? "" : done.Document.GetRawText(),
                ("Location", status == 201 ? source : null),
                ("ETag", isGone ? null : EntityTags.Format(done.Version))),
            cancellationToken).ConfigureAwait(false);
    }

    private static JsonElement Body(JsonElement request) => JsonElement.Parse(request.Text("body") ?? "");
}

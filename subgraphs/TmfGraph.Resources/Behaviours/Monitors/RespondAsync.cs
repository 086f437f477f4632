using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Security;

namespace TmfGraph.Resources.Behaviours.Monitors;

/// <summary>
/// Answers POST, PATCH and DELETE of a monitored API with 202 and the address of a monitor, when the client prefers that (<c>Prefer: respond-async</c>,
/// RFC 7240) or the operator does (<c>Rest:RespondAsync</c>; <c>Prefer: wait</c> then still gets the result at once). What can be said at once still is:
/// who may write, whether the body is JSON, whether there is such a resource. As a preference it may be passed over, and is for bodies that are neither JSON
/// nor a merge patch and for several tags in <c>If-Match</c>.
/// </summary>
/// <param name="api">The API with the monitor.</param>
/// <param name="monitor">The type of its monitors.</param>
internal sealed class RespondAsync(MonitoredApi api, ResourceType monitor)
{
    private const string Preference = "respond-async";

    /// <summary>The handler, with the choice before it.</summary>
    public Func<HttpContext, RestCollection, Task<IResult>> Around(Func<HttpContext, RestCollection, Task<IResult>> handler) =>
        (context, collection) => IsWanted(context.Request, collection) ? AcceptAsync(context, collection) : handler(context, collection);

    /// <summary>The monitor's API that serves a route; null when none does.</summary>
    public static RespondAsync? Of(string route, IEnumerable<MonitoredApi> apis, DomainModel model) => apis
        .Select(a => (Api: a, Monitor: model.Resources[a.Monitor]))
        .Where(p => p.Monitor.Api.Aliases.Prepend(p.Monitor.Api.BasePath).Any(b => route.StartsWith(b + "/", StringComparison.OrdinalIgnoreCase)))
        .Select(p => new RespondAsync(p.Api, p.Monitor))
        .FirstOrDefault();

    private static bool IsWanted(HttpRequest request, RestCollection collection)
    {
        var preferences = request.Headers["Prefer"].SelectMany(h => (h ?? "").Split(',', ';')).Select(p => p.Split('=')[0].Trim()).ToList();
        var type = (request.ContentType ?? "").Split(';')[0].Trim();
        return (preferences.Contains(Preference, StringComparer.OrdinalIgnoreCase)
                || (collection.Options.RespondAsync && !preferences.Contains("wait", StringComparer.OrdinalIgnoreCase)))
            && (HttpMethods.IsPost(request.Method)
                || ((HttpMethods.IsPatch(request.Method) || HttpMethods.IsDelete(request.Method)) && request.RouteValues.ContainsKey("id")))
            && collection.Types.Count == 1
            && type is "" or "application/json" or "application/merge-patch+json"
            && EntityTags.ReadIfMatch(request.Headers.IfMatch) is null or [_];
    }

    private static async Task<string> ReadAsync(HttpRequest request, RestCollection collection)
    {
        var cancellationToken = request.HttpContext.RequestAborted;
        if (HttpMethods.IsDelete(request.Method))
        {
            return "";
        }

        return HttpMethods.IsPost(request.Method)
            ? collection.Complete(await RequestBody.ReadAsync(request, collection.Options, cancellationToken)).GetRawText()
            : (await RequestBody.ReadPatchAsync(request, collection.Options, cancellationToken)).Merge.GetRawText(); // IsWanted saw to the media type
    }

    private async Task<IResult> AcceptAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Write);
        var request = context.Request;
        var type = collection.Types[0];
        var body = await ReadAsync(request, collection);
        var id = HttpMethods.IsPost(request.Method) ? null : RestCollection.IdOf(context);
        if (id is not null)
        {
            _ = await collection.GetAsync(id, null, context.RequestAborted); // 404 now is better than later
        }

        var document = Monitor.Start(
            request.Method,
            request.Path,
            id is null ? null : type.HrefOf(id),
            body,
            ("Content-Type", request.ContentType ?? "application/json"),
            ("If-Match", request.Headers.IfMatch),
            ("X-Correlation-Id", request.Headers["X-Correlation-Id"]));
        document[MonitoredWrite.TypeAttribute] = type.Name;
        if (id is not null)
        {
            document[MonitoredWrite.IdAttribute] = id;
        }

        var created = default(JsonElement);
        await collection.Writer.TransactAsync(
            async c =>
            {
                var stored = await c.CreateAsync(api.Monitor, document, context.RequestAborted);
                c.Enqueue(MonitoredWrite.NameOf(api), api.Monitor, stored.Id);
                created = stored.Document;
            },
            context.RequestAborted);
        context.Response.Headers["Preference-Applied"] = Preference;
        context.Response.Headers.Location = monitor.HrefOf(created.Text("id")!); // every resource has one
        return Results.Text(created.GetRawText(), "application/json", Encoding.UTF8, StatusCodes.Status202Accepted);
    }
}

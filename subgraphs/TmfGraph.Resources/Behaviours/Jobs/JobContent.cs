using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>Serves the files of export jobs, to whoever may read the domain.</summary>
internal static class JobContent
{
    private const string List = "application/json";

    private const string Lines = "application/x-ndjson";

    public static string AddressOf(ResourceType type, string id) => $"{type.HrefOf(id)}/content";

    public static string TypeOf(bool isList) => isList ? List : Lines;

    public static bool IsList(string? contentType) => (contentType ?? "").Split(';')[0].Trim().Equals(List, StringComparison.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder endpoints, string subgraph, CatalogJobs jobs)
    {
        var services = endpoints.ServiceProvider;
        var type = services.GetRequiredKeyedService<DomainModel>(subgraph).Resources[jobs.Export];
        var own = type.Api.Collections.First(c => c.Type == type); // what the API has of its own
        var collection = new RestCollection(
            subgraph,
            new RestRoute(own.FullPath, own.FullPath, [own]),
            services.GetRequiredKeyedService<ResourceStore>(subgraph),
            services.GetRequiredKeyedService<ResourceWriter>(subgraph),
            services.GetRequiredService<AccessPolicy>(),
            services.GetRequiredService<IOptions<TmfRestOptions>>().Value);
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.Rest");
        endpoints.MapMethods(
            $"{own.FullPath}/{{id}}/content",
            [HttpMethods.Get],
            (RequestDelegate)(context => RestRequest.RunAsync(context, collection, GetAsync, logger)));
    }

    private static async Task<IResult> GetAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Read);
        var job = await collection.GetAsync(RestCollection.IdOf(context), null, context.RequestAborted);
        if (job.Document.Text("status") != CatalogJobs.Succeeded)
        {
            throw new TmfErrorException(TmfErrors.Conflict($"The export has not succeeded: its status is '{job.Document.Text("status")}'."));
        }

        return Results.Stream(
            stream => JobFile.CopyAsync(collection.Store.Database, job.Type, job.Id, stream, context.RequestAborted),
            job.Document.Text("contentType"),
            $"{job.Type.Api.Id}-{job.Id}.{(IsList(job.Document.Text("contentType")) ? "json" : "ndjson")}");
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours.Monitors;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the TMF REST addresses of a domain.</summary>
public static class TmfRestEndpointRouteBuilderExtensions
{
    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>
    /// Maps every collection of every API of the domain, under its canonical path and all aliases, and an error body for everything else below
    /// the base paths. Store and writer are services keyed by the domain's name. The <c>/hub</c> of each base path is mapped by the events.
    /// </summary>
    public static IEndpointRouteBuilder MapTmfRest(this IEndpointRouteBuilder endpoints, DomainModel model)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(model);
        var services = endpoints.ServiceProvider;
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("TmfGraph.Rest");
        foreach (var route in RestRoutes.Find(model))
        {
            Map(endpoints, route.Route, logger, Collection(route));
        }

        foreach (var (route, part) in RestRoutes.FindParts(model))
        {
            var owner = part.Owner.Api.Collections.First(c => c.Type == part.Owner);
            MapPart(endpoints, route, part, logger, Collection(new RestRoute(route, owner.FullPath, [owner])));
        }

        var basePaths = RestRoutes.BasePaths(model);
        foreach (var basePath in basePaths)
        {
            endpoints.Map($"{basePath}/{{**rest}}", NotFoundAsync);
        }

        RestLog.Mapped(logger, model.Name, model.Resources.Count, basePaths.Count);
        return endpoints;

        RestCollection Collection(RestRoute route) => new(
            model.Name,
            route,
            services.GetRequiredKeyedService<ResourceStore>(model.Name),
            services.GetRequiredKeyedService<ResourceWriter>(model.Name),
            services.GetRequiredService<AccessPolicy>(),
            services.GetRequiredService<IOptions<TmfRestOptions>>().Value)
        {
            RespondAsync = RespondAsync.Of(route.Route, services.GetKeyedServices<MonitoredApi>(model.Name), model),
        };
    }

    /// <summary>Answers what lies below <c>/tmf-api</c> and belongs to no API of this host: 404 in the TMF body. Once for each host.</summary>
    public static IEndpointRouteBuilder MapTmfNotFound(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        endpoints.Map("/tmf-api/{**rest}", NotFoundAsync);
        return endpoints;
    }

    private static void Map(IEndpointRouteBuilder endpoints, string route, ILogger logger, RestCollection collection)
    {
        var operations = collection.Operations;
        var one = $"{route}/{{id}}";
        var ofAll = new List<string>();
        var ofOne = new List<string>();
        if (operations.HasFlag(ResourceOperations.List))
        {
            Add(route, ReadMethods, ofAll, ReadEndpoints.ListAsync);
        }

        if (operations.HasFlag(ResourceOperations.Post))
        {
            Add(route, [HttpMethods.Post], ofAll, WriteEndpoints.CreateAsync);
            Add(route, [HttpMethods.Patch], ofAll, WriteEndpoints.CreateManyAsync);
        }

        if (operations.HasFlag(ResourceOperations.Get))
        {
            Add(one, ReadMethods, ofOne, ReadEndpoints.GetAsync);
        }

        if (operations.HasFlag(ResourceOperations.Patch))
        {
            Add(one, [HttpMethods.Patch], ofOne, WriteEndpoints.PatchAsync);
        }

        if (operations.HasFlag(ResourceOperations.Put))
        {
            Add(one, [HttpMethods.Put], ofOne, WriteEndpoints.ReplaceAsync);
        }

        if (operations.HasFlag(ResourceOperations.Delete))
        {
            Add(one, [HttpMethods.Delete], ofOne, WriteEndpoints.DeleteAsync);
        }

        MapOthers(endpoints, route, ofAll, RequestBody.BulkPatchTypes);
        MapOthers(endpoints, one, ofOne, RequestBody.PatchTypes);

        void Add(string pattern, string[] methods, List<string> allowed, Func<HttpContext, RestCollection, Task<IResult>> handler)
        {
            if (collection.RespondAsync is { } monitored)
            {
                handler = monitored.Around(handler);
            }

            endpoints.MapMethods(pattern, methods, (RequestDelegate)(context => RestRequest.RunAsync(
                context, collection, async (request, whole) => await handler(request, await whole.BindAsync(request)), logger)));
            allowed.AddRange(methods);
        }
    }

    private static void MapPart(IEndpointRouteBuilder endpoints, string route, PartCollection part, ILogger logger, RestCollection owner)
    {
        Add(route, PartEndpoints.ListAsync);
        Add($"{route}/{{id}}", PartEndpoints.GetAsync);

        void Add(string pattern, Func<HttpContext, RestCollection, PartCollection, Task<IResult>> handler)
        {
            Func<HttpContext, RestCollection, Task<IResult>> ofPart = (request, collection) => handler(request, collection, part);
            endpoints.MapMethods(pattern, ReadMethods, (RequestDelegate)(context => RestRequest.RunAsync(context, owner, ofPart, logger)));
            MapOthers(endpoints, pattern, [.. ReadMethods]);
        }
    }

    /// <summary>OPTIONS, and 405 for the methods the resource does not have: an endpoint without methods is asked last.</summary>
    private static void MapOthers(IEndpointRouteBuilder endpoints, string pattern, List<string> allowed, string? patchTypes = null)
    {
        var allow = string.Join(", ", allowed.Append(HttpMethods.Options));
        var acceptPatch = allowed.Contains(HttpMethods.Patch) ? patchTypes : null;
        endpoints.Map(pattern, (RequestDelegate)(context =>
        {
            if (!HttpMethods.IsOptions(context.Request.Method))
            {
                return new TmfErrorResult(TmfErrors.MethodNotAllowed(context.Request.Method, allow)).ExecuteAsync(context);
            }

            context.Response.StatusCode = StatusCodes.Status204NoContent;
            context.Response.Headers.Allow = allow;
            if (acceptPatch is not null)
            {
                context.Response.Headers["Accept-Patch"] = acceptPatch;
            }

            return Task.CompletedTask;
        }));
    }

    private static Task NotFoundAsync(HttpContext context) =>
        new TmfErrorResult(TmfErrors.AddressNotFound(context.Request.PathBase + context.Request.Path)).ExecuteAsync(context);
}

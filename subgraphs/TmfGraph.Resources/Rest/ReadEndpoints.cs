using Microsoft.AspNetCore.Http;
using TmfGraph.Resources.Rest.Expansion;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Rest;

/// <summary>GET of a collection and of one resource.</summary>
internal static class ReadEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Read);
        var request = RangeHeader.Apply(
            ListRequestReader.Read(context.Request.QueryString.Value ?? "", collection.Types, collection.Options), context.Request.Headers.Range, collection.Options);
        var expand = ExpandRequest.Read(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var (items, total) = collection.Types.Count == 1
            ? await QueryAsync(collection, request, context.RequestAborted)
            : await MergedListing.QueryAsync(collection, request, context.RequestAborted);
        if (total > 0 && request.Offset >= total)
        {
            throw new TmfErrorException(TmfErrors.OffsetOutOfRange(request.Offset, total));
        }

        items = await collection.Expander.ExpandAsync(items, expand, context.RequestAborted);
        return new CollectionResult(items, total, request, collection.Path, collection.Options.UsePartialContent);
    }

    public static async Task<IResult> GetAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Read);
        var fields = ListRequestReader.ReadFields(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var expand = ExpandRequest.Read(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var resource = await collection.GetAsync(RestCollection.IdOf(context), fields, context.RequestAborted);
        if (!expand.IsNone)
        {
            // the version says nothing about the resources in place, so it never answers 304
            return new DocumentResult((await collection.Expander.ExpandAsync([resource], expand, context.RequestAborted))[0], fields, StatusCodes.Status200OK);
        }

        if (EntityTags.IsNoneMatched(context.Request.Headers.IfNoneMatch, resource.Version))
        {
            context.Response.Headers.ETag = EntityTags.Format(resource.Version);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        return new DocumentResult(resource, fields, StatusCodes.Status200OK);
    }

    private static async Task<(IReadOnlyList<StoredResource> Items, long Total)> QueryAsync(
        RestCollection collection, ListRequest request, CancellationToken cancellationToken)
    {
        var type = collection.Types[0];
        var page = await collection.Store.QueryAsync(
            new ResourceQuery(type)
            {
                Filter = collection.Within(request.Conditions is { } conditions ? new FilterCompiler(type, collection.Options).Compile(conditions) : null),
                Order = AttributePaths.CompileSort(type, request.Sort, collection.Options),
                Window = new PageWindow.Offset(request.Offset, request.Limit),
                NeedsTotal = true,
                NeedsItems = request.Limit > 0,
                Attributes = request.Fields?.Names,
            },
            cancellationToken);
        return (page.Items, page.Total ?? page.Items.Count);
    }
}

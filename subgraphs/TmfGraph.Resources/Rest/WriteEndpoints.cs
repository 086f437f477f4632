using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Rest;

/// <summary>POST, PATCH, PUT and DELETE.</summary>
internal static class WriteEndpoints
{
    private const string CorrelationHeader = "X-Correlation-Id";

    public static async Task<IResult> CreateAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Write);
        var fields = ListRequestReader.ReadFields(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var body = collection.Complete(await RequestBody.ReadAsync(context.Request, collection.Options, context.RequestAborted));
        var type = TypeOf(collection, body);
        var resource = await collection.Writer.CreateAsync(type, body, ContextOf(context, null), context.RequestAborted);
        return new DocumentResult(resource, collection.Shown(context, fields), StatusCodes.Status201Created, type.HrefOf(resource.Id, resource.Document));
    }

    public static async Task<IResult> PatchAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Write);
        var fields = ListRequestReader.ReadFields(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var (merge, operations) = await RequestBody.ReadPatchAsync(context.Request, collection.Options, context.RequestAborted);
        var id = RestCollection.IdOf(context);
        var type = await collection.TypeOfAsync(id, context.RequestAborted);
        var version = await ExpectedVersionAsync(context, collection, id);
        var resource = operations is null
            ? await collection.Writer.MergePatchAsync(type, id, merge, ContextOf(context, version), context.RequestAborted)
            : await collection.Writer.JsonPatchAsync(type, id, operations, ContextOf(context, version), context.RequestAborted);
        return new DocumentResult(resource, collection.Shown(context, fields), StatusCodes.Status200OK);
    }

    /// <summary>PATCH of the collection: creates several, all or none.</summary>
    public static async Task<IResult> CreateManyAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Write);
        var fields = ListRequestReader.ReadFields(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var bodies = await RequestBody.ReadBulkAsync(context.Request, collection.Options, context.RequestAborted);
        var resources = await collection.Writer.CreateManyAsync(
            [.. bodies.Select(collection.Complete).Select(b => (TypeOf(collection, b), b))], ContextOf(context, null), context.RequestAborted);
        return new CreatedListResult(resources, collection.Shown(context, fields));
    }

    public static async Task<IResult> ReplaceAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Write);
        var fields = ListRequestReader.ReadFields(context.Request.QueryString.Value ?? "", collection.Types, collection.Options);
        var body = await RequestBody.ReadAsync(context.Request, collection.Options, context.RequestAborted);
        var id = RestCollection.IdOf(context);
        var type = await collection.TypeOfAsync(id, context.RequestAborted);
        var version = await ExpectedVersionAsync(context, collection, id);
        var resource = await collection.Writer.ReplaceAsync(type, id, body, ContextOf(context, version), context.RequestAborted);
        return new DocumentResult(resource, collection.Shown(context, fields), StatusCodes.Status200OK);
    }

    public static async Task<IResult> DeleteAsync(HttpContext context, RestCollection collection)
    {
        collection.Authorize(context, AccessKind.Write);
        var id = RestCollection.IdOf(context);
        var type = await collection.TypeOfAsync(id, context.RequestAborted);
        var version = await ExpectedVersionAsync(context, collection, id);
        _ = await collection.Writer.DeleteAsync(type, id, ContextOf(context, version), context.RequestAborted) ?? throw collection.NotFound(id);
        return TypedResults.NoContent();
    }

    /// <summary>The type a new resource of the collection is of: the only one, or the one its <c>@type</c> names.</summary>
    private static ResourceType TypeOf(RestCollection collection, JsonElement body)
    {
        if (collection.Types.Count == 1)
        {
            return collection.Types[0];
        }

        var name = body.TryGetProperty("@type"u8, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
        return collection.Types.FirstOrDefault(t => t.TmfName == name || t.Subtypes.Contains(name))
            ?? throw new TmfErrorException(TmfErrors.ValidationFailed(
                $"'@type' must say what to create here: {string.Join(" or ", collection.Types.Select(t => t.TmfName))}."));
    }

    /// <summary>
    /// The version the change is bound to by <c>If-Match</c>; null for any. Several tags allow the version the resource has now, if it is among
    /// them; the writer then makes sure that it still has it.
    /// </summary>
    private static async Task<long?> ExpectedVersionAsync(HttpContext context, RestCollection collection, string id)
    {
        switch (EntityTags.ReadIfMatch(context.Request.Headers.IfMatch))
        {
            case null:
                return null;
            case [var only]:
                return only;
            case var versions:
                var current = await collection.GetAsync(id, null, context.RequestAborted);
                return versions.Contains(current.Version) ? current.Version : throw new TmfErrorException(TmfErrors.VersionMismatch());
        }
    }

    private static WriteContext ContextOf(HttpContext context, long? version) => new()
    {
        ExpectedVersion = version,
        CorrelationId = context.Request.Headers[CorrelationHeader].FirstOrDefault(),
        User = context.User,
    };
}

using System.Text.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Rest;

/// <summary>
/// GET of a list inside a resource, and of one object in it. They are read from the owner's document and hence can be changed only with it. An object
/// without an id goes by its place in the list, from 1; one without an address gets the one it is found at.
/// </summary>
internal static class PartEndpoints
{
    public static async Task<IResult> ListAsync(HttpContext context, RestCollection owner, PartCollection part)
    {
        var parts = await ReadAsync(context, owner, part);
        var request = ListRequestReader.Read(context.Request.QueryString.Value ?? "", owner.Types, owner.Options);
        var type = part.Attribute.Type!; // the loader has seen to it
        var filter = request.Conditions is { } conditions ? new FilterCompiler(type, owner.Options).Compile(conditions) : null;
        var order = AttributePaths.CompileSort(type, request.Sort, owner.Options);
        var matches = parts.Where(p => filter is null || PredicateEvaluator.Matches(filter, p.Document)).Select(p => (p, order)).ToList();
        if (order.Count > 0)
        {
            matches.Sort(MergedListing.Compare);
        }

        if (matches.Count > 0 && request.Offset >= matches.Count)
        {
            throw new TmfErrorException(TmfErrors.OffsetOutOfRange(request.Offset, matches.Count));
        }

        return new CollectionResult(
            [.. matches.Skip(request.Offset).Take(request.Limit).Select(m => m.p)], matches.Count, request, PathOf(context, part), owner.Options.UsePartialContent);
    }

    public static async Task<IResult> GetAsync(HttpContext context, RestCollection owner, PartCollection part)
    {
        var parts = await ReadAsync(context, owner, part);
        var fields = ListRequestReader.ReadFields(context.Request.QueryString.Value ?? "", owner.Types, owner.Options);
        var id = RestCollection.IdOf(context);
        return parts.FirstOrDefault(p => p.Id == id) is { } found
            ? new DocumentResult(found, fields, StatusCodes.Status200OK)
            : throw new TmfErrorException(TmfErrors.ResourceNotFound(part.Attribute.JsonName, id));
    }

    private static async Task<IReadOnlyList<StoredResource>> ReadAsync(HttpContext context, RestCollection owner, PartCollection part)
    {
        owner.Authorize(context, AccessKind.Read);
        var holder = await owner.GetAsync(RestCollection.RouteText(context, RestRoutes.ParentId), null, context.RequestAborted);
        return holder.Document.TryGetProperty(part.Attribute.JsonName, out var list) && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(e => e.ValueKind is JsonValueKind.Object).Select((e, place) => Address(holder, e, place + 1, PathOf(context, part)))]
            : [];
    }

    private static StoredResource Address(StoredResource holder, JsonElement part, int place, string path)
    {
        var id = part.TryGetProperty("id", out var own) && own.ValueKind is JsonValueKind.String ? own.GetString()! : $"{place}"; // a string, as was just seen
        var whole = JsonCopy.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", id);
            writer.WriteString("href", part.TryGetProperty("href", out var href) && href.ValueKind is JsonValueKind.String ? href.GetString() : $"{path}/{Uri.EscapeDataString(id)}");
            foreach (var property in part.EnumerateObject().Where(p => p.Name is not ("id" or "href")))
            {
                JsonCopy.WriteAsSent(writer, property);
            }

            writer.WriteEndObject();
        });
        return new StoredResource(holder.Type, id, holder.Version, JsonElement.Parse(whole));
    }

    private static string PathOf(HttpContext context, PartCollection part) =>
        $"{part.Owner.HrefOf(RestCollection.RouteText(context, RestRoutes.ParentId))}/{part.Attribute.JsonName}";
}

using System.Diagnostics;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>What an operation does.</summary>
internal enum ApiAction
{
    Create,
    CreateMany,
    List,
    Read,
    Change,
    Replace,
    Delete,

    /// <summary>Lists objects inside a resource.</summary>
    ListParts,

    /// <summary>Reads one object inside a resource.</summary>
    ReadPart,
}

/// <summary>One REST operation of an API: what the OpenAPI document, the Postman collection and the page tell of in the same words.</summary>
/// <param name="Resource">The resource it is about; of parts the one that holds them.</param>
/// <param name="Path">The canonical path without a host; <c>{id}</c> stands for the id, another name in braces for the id of what is above.</param>
internal sealed record ApiOperation(ResourceType Resource, ApiAction Action, string Path)
{
    /// <summary>The collection it works on; null for parts.</summary>
    public ResourceCollection? Collection { get; private init; }

    /// <summary>The list inside the resource; null for all others.</summary>
    public PartCollection? Part { get; private init; }

    /// <summary>Whether the official document of the API does not have it.</summary>
    public bool IsExtension { get; private init; }

    /// <summary>Whether it is one of the writes that an API with monitors may answer before they are done.</summary>
    public bool CanBeMonitored => Action is ApiAction.Create or ApiAction.Change or ApiAction.Delete;

    public HttpMethod Method => Action switch
    {
        ApiAction.List or ApiAction.Read or ApiAction.ListParts or ApiAction.ReadPart => HttpMethod.Get,
        ApiAction.Create => HttpMethod.Post,
        ApiAction.Change or ApiAction.CreateMany => HttpMethod.Patch,
        ApiAction.Replace => HttpMethod.Put,
        ApiAction.Delete => HttpMethod.Delete,
        _ => throw new UnreachableException(),
    };

    /// <summary>The operations on a collection, in the order in which a newcomer tries them.</summary>
    public static IEnumerable<ApiOperation> Of(ResourceCollection collection)
    {
        var all = collection.FullPath;
        var one = $"{all}/{{id}}";
        (ResourceOperations Flag, ApiAction Action, string Path)[] possible =
        [
            (ResourceOperations.Post, ApiAction.Create, all),
            (ResourceOperations.Post, ApiAction.CreateMany, all),
            (ResourceOperations.List, ApiAction.List, all),
            (ResourceOperations.Get, ApiAction.Read, one),
            (ResourceOperations.Patch, ApiAction.Change, one),
            (ResourceOperations.Put, ApiAction.Replace, one),
            (ResourceOperations.Delete, ApiAction.Delete, one),
        ];
        return from operation in possible
               where collection.Operations.HasFlag(operation.Flag)
               select new ApiOperation(collection.Type, operation.Action, operation.Path)
               {
                   Collection = collection,
                   IsExtension = collection.Type.Api == collection.Api && collection.Type.Extensions.HasFlag(operation.Flag),
               };
    }

    /// <summary>The operations on a list inside a resource.</summary>
    public static IEnumerable<ApiOperation> Of(PartCollection part)
    {
        var all = $"{part.Owner.Api.BasePath}/{part.Path}";
        yield return new ApiOperation(part.Owner, ApiAction.ListParts, all) { Part = part };
        yield return new ApiOperation(part.Owner, ApiAction.ReadPart, $"{all}/{{id}}") { Part = part };
    }
}

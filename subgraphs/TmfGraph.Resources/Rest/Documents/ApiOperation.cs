using System.Diagnostics;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>What an operation does to a resource.</summary>
internal enum ApiAction
{
    List,
    Create,
    Read,
    Change,
    Delete,
}

/// <summary>One REST operation of an API: what the OpenAPI document, the Postman collection and the page tell of in the same words.</summary>
/// <param name="Path">The canonical path without a host; <c>{id}</c> stands for the id.</param>
internal sealed record ApiOperation(ResourceType Resource, ApiAction Action, string Path)
{
    public HttpMethod Method => Action switch
    {
        ApiAction.List or ApiAction.Read => HttpMethod.Get,
        ApiAction.Create => HttpMethod.Post,
        ApiAction.Change => HttpMethod.Patch,
        ApiAction.Delete => HttpMethod.Delete,
        _ => throw new UnreachableException(),
    };

    /// <summary>The operations of a resource, in the order in which a newcomer tries them.</summary>
    public static IEnumerable<ApiOperation> Of(ResourceType resource)
    {
        var all = $"{resource.Api.BasePath}/{resource.Path}";
        var one = $"{all}/{{id}}";
        (ResourceOperations Flag, ApiAction Action, string Path)[] possible =
        [
            (ResourceOperations.Post, ApiAction.Create, all),
            (ResourceOperations.List, ApiAction.List, all),
            (ResourceOperations.Get, ApiAction.Read, one),
            (ResourceOperations.Patch, ApiAction.Change, one),
            (ResourceOperations.Delete, ApiAction.Delete, one),
        ];
        return from operation in possible
               where resource.Operations.HasFlag(operation.Flag)
               select new ApiOperation(resource, operation.Action, operation.Path);
    }
}

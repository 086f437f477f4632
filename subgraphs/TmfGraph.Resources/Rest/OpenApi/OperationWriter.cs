using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>Makes the paths of an API with their operations.</summary>
/// <param name="monitor">The type that tells how a write gets on which is answered before it is done; null where none is.</param>
internal sealed class OperationWriter(OpenApiDocument document, SchemaWriter schemas, bool needsToken, ResourceType? monitor)
{
    public const string Json = "application/json";

    private const string MergePatch = "application/merge-patch+json";

    private const string JsonPatch = "application/json-patch+json";

    private const string JsonPatchQuery = "application/json-patch-query+json";

    private readonly ResponseWriter _responses = new(document, schemas, needsToken, monitor);

    public void Add(ApiOperation operation, string tag)
    {
        if (!document.Paths.TryGetValue(operation.Path, out var path))
        {
            document.Paths.Add(operation.Path, path = new OpenApiPathItem { Parameters = [.. IdsOf(operation)] });
        }

        ((OpenApiPathItem)path).AddOperation(operation.Method, new OpenApiOperation
        {
            OperationId = IdOf(operation),
            Summary = OperationWords.Summary(operation),
            Description = OperationWords.Description(operation) is { Length: > 0 } words ? words : null,
            Tags = new HashSet<OpenApiTagReference> { new(tag, document) },
            Parameters = [.. Parameters(operation), .. monitor is not null && operation.CanBeMonitored ? [QueryParameters.Prefer()] : Array.Empty<OpenApiParameter>()],
            RequestBody = Body(operation),
            Responses = _responses.Of(operation),
        });
    }

    private static string IdOf(ApiOperation operation) => operation.Action switch
    {
        ApiAction.Create => $"create{operation.Resource.TmfName}",
        ApiAction.CreateMany => $"createMany{operation.Resource.TmfName}",
        ApiAction.List => $"list{operation.Resource.TmfName}",
        ApiAction.Read => $"retrieve{operation.Resource.TmfName}",
        ApiAction.Change => $"patch{operation.Resource.TmfName}",
        ApiAction.Replace => $"update{operation.Resource.TmfName}",
        ApiAction.Delete => $"delete{operation.Resource.TmfName}",
        ApiAction.ListParts => $"list{operation.Part?.Attribute.Type?.Name}",
        ApiAction.ReadPart => $"retrieve{operation.Part?.Attribute.Type?.Name}",
        _ => throw new UnreachableException(),
    };

    /// <summary>The ids in the path.</summary>
    private static IEnumerable<IOpenApiParameter> IdsOf(ApiOperation operation) =>
        from segment in operation.Path.Split('/')
        where segment.StartsWith('{')
        let name = segment.Trim('{', '}')
        select QueryParameters.InPath(name, name == "id" ? "Its id." : $"The id of the {name[..^"Id".Length]} that it belongs to.");

    private static IEnumerable<IOpenApiParameter> Parameters(ApiOperation operation) => operation.Action switch
    {
        ApiAction.List => QueryParameters.OfList(operation.Resource),
        ApiAction.Read => QueryParameters.OfAnswer(operation.Resource),
        ApiAction.Create or ApiAction.CreateMany => [QueryParameters.Fields(operation.Resource)],
        ApiAction.Change or ApiAction.Replace => [QueryParameters.Fields(operation.Resource), QueryParameters.IfMatch()],
        ApiAction.Delete => [QueryParameters.IfMatch()],
        _ => [],
    };

    private OpenApiRequestBody? Body(ApiOperation operation) => operation switch
    {
        { Action: ApiAction.Create or ApiAction.Replace, Collection: { } collection } =>
            Body((Json, schemas.Create(collection), ExampleWriter.Create(collection))),
        { Action: ApiAction.CreateMany, Collection: { } collection } => Body(
            (JsonPatch, schemas.PatchSchema(), ExampleWriter.CreateOperations(collection)),
            (JsonPatchQuery, schemas.PatchSchema(), ExampleWriter.CreateOperations(collection))),
        { Action: ApiAction.Change } => Body(
            (MergePatch, schemas.Update(operation.Resource), ExampleWriter.Update(operation.Resource)),
            (Json, schemas.Update(operation.Resource), ExampleWriter.Update(operation.Resource)),
            (JsonPatch, schemas.PatchSchema(), ExampleWriter.UpdateOperations(operation.Resource)),
            (JsonPatchQuery, schemas.PatchSchema(), ExampleWriter.UpdateOperations(operation.Resource))),
        _ => null,
    };

    private static OpenApiRequestBody Body(params ReadOnlySpan<(string MediaType, IOpenApiSchema Schema, JsonNode Example)> kinds)
    {
        var content = new Dictionary<string, OpenApiMediaType>();
        foreach (var (mediaType, schema, example) in kinds)
        {
            content.Add(mediaType, new OpenApiMediaType { Schema = schema, Example = example });
        }

        return new OpenApiRequestBody { Required = true, Content = content };
    }
}

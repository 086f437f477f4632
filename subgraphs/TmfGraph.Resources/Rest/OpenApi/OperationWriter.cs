using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>Makes the paths of a resource with their operations.</summary>
internal sealed class OperationWriter(OpenApiDocument document, SchemaWriter schemas, bool needsToken)
{
    private const string Json = "application/json";

    private const string MergePatch = "application/merge-patch+json";

    private const string JsonPatch = "application/json-patch+json";

    private const string JsonPatchQuery = "application/json-patch-query+json";

    public void Add(ResourceCollection served)
    {
        var resource = served.Type;
        var collection = served.FullPath;
        IOpenApiParameter[] above = resource.Parent is { } parent
            ? [Parameter(parent.Parameter, ParameterLocation.Path, $"The id of the {parent.Type.Path} it is below.", SchemaWriter.Text(), required: true)]
            : [];
        var all = new OpenApiPathItem { Parameters = [.. above] };
        var one = new OpenApiPathItem { Parameters = [.. above, Parameter("id", ParameterLocation.Path, "The resource's id.", SchemaWriter.Text(), required: true)] };
        var operations = served.Operations;
        if (operations.HasFlag(ResourceOperations.List))
        {
            all.AddOperation(HttpMethod.Get, List(resource));
        }

        if (operations.HasFlag(ResourceOperations.Post))
        {
            all.AddOperation(HttpMethod.Post, Create(resource));
            all.AddOperation(HttpMethod.Patch, CreateMany(resource));
        }

        if (operations.HasFlag(ResourceOperations.Get))
        {
            one.AddOperation(HttpMethod.Get, Get(resource));
        }

        if (operations.HasFlag(ResourceOperations.Patch))
        {
            one.AddOperation(HttpMethod.Patch, Patch(resource));
        }

        if (operations.HasFlag(ResourceOperations.Put))
        {
            one.AddOperation(HttpMethod.Put, Replace(resource));
        }

        if (operations.HasFlag(ResourceOperations.Delete))
        {
            one.AddOperation(HttpMethod.Delete, Delete(resource));
        }

        if (all.Operations is { Count: > 0 })
        {
            document.Paths.Add(collection, all);
        }

        if (one.Operations is { Count: > 0 })
        {
            document.Paths.Add($"{collection}/{{id}}", one);
        }
    }

    /// <summary>Adds the paths of a list inside a resource.</summary>
    public void Add(PartCollection part)
    {
        var type = part.Attribute.Type!; // the loader has seen to it
        var path = $"{part.Owner.Api.BasePath}/{part.Path}";
        var owner = Parameter($"{part.Owner.Path}Id", ParameterLocation.Path, $"The id of the {part.Owner.Path} it is in.", SchemaWriter.Text(), required: true);
        var list = new OpenApiSchema { Type = JsonSchemaType.Array, Items = schemas.Read(type) };
        var all = new OpenApiPathItem { Parameters = [owner] };
        all.AddOperation(HttpMethod.Get, Operation(part.Owner, "list", type.Name, $"Lists the {part.Attribute.JsonName} objects of a {part.Owner.Path}", [("200", Answer("All matches.", list, null))], 404));
        var one = new OpenApiPathItem { Parameters = [owner, Parameter("id", ParameterLocation.Path, "The object's id.", SchemaWriter.Text(), required: true)] };
        one.AddOperation(HttpMethod.Get, Operation(part.Owner, "retrieve", type.Name, $"Reads one {part.Attribute.JsonName} of a {part.Owner.Path}", [("200", Answer("The object.", schemas.Read(type), null))], 404));
        document.Paths.Add(path, all);
        document.Paths.Add($"{path}/{{id}}", one);
    }

    private OpenApiOperation List(ResourceType resource)
    {
        var number = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" };
        var page = new OpenApiSchema { Type = JsonSchemaType.Array, Items = schemas.Read(resource) };
        var headers = new Dictionary<string, IOpenApiHeader>
        {
            ["X-Total-Count"] = new OpenApiHeader { Description = "All matches.", Schema = number },
            ["X-Result-Count"] = new OpenApiHeader { Description = "The items in this answer.", Schema = number },
            ["Link"] = new OpenApiHeader { Description = "Addresses of this and other pages.", Schema = SchemaWriter.Text() },
        };
        var operation = Operation(
            resource,
            "list",
            $"Lists {resource.Path} resources",
            [("200", Answer("All matches.", page, headers)), ("206", Answer("A part of the matches.", page, headers))],
            400,
            416);
        operation.Parameters =
        [
            Fields(),
            .. Expansion(resource),
            Parameter("offset", ParameterLocation.Query, "How many matches to skip.", number),
            Parameter("limit", ParameterLocation.Query, "The largest number of items in the answer.", number),
            Parameter("sort", ParameterLocation.Query, "Names between commas; '-' before a name turns its order around.", SchemaWriter.Text()),
            .. resource.Attributes.Where(a => a.Indexed && a.Type is null).Select(Filter),
        ];
        return operation;
    }

    private OpenApiOperation Get(ResourceType resource)
    {
        var answer = Answer("The resource.", schemas.Read(resource), EntityTag());
        var operation = Operation(resource, "retrieve", $"Reads one {resource.Path}", [("200", answer)], 404);
        operation.Parameters = [Fields(), .. Expansion(resource)];
        return operation;
    }

    private OpenApiOperation Create(ResourceType resource)
    {
        var headers = EntityTag();
        headers.Add("Location", new OpenApiHeader { Description = "The resource's address.", Schema = SchemaWriter.Text() });
        var answer = Answer("The new resource.", schemas.Read(resource), headers);
        var operation = Operation(resource, "create", $"Creates a {resource.Path}", [("201", answer)], 400, 413, 415);
        operation.Parameters = [Fields()];
        operation.RequestBody = Body(schemas.Create(resource), ExampleWriter.Create(resource), Json);
        return operation;
    }

    private OpenApiOperation Patch(ResourceType resource)
    {
        var answer = Answer("The changed resource.", schemas.Read(resource), EntityTag());
        var operation = Operation(resource, "patch", $"Changes attributes of a {resource.Path}", [("200", answer)], 400, 404, 409, 412, 413, 415);
        operation.Description = "A JSON merge patch: attributes given are set, null removes one, a list replaces the whole list. "
            + "Or a JSON Patch, or a JSON Patch query, whose paths may pick elements by content.";
        operation.Parameters = [Fields(), IfMatch()];
        var body = Body(schemas.Update(resource), ExampleWriter.Update(resource), MergePatch, Json);
        AddOperations(body, [new JsonObject { ["op"] = "remove", ["path"] = "/description" }]);
        operation.RequestBody = body;
        return operation;
    }

    private OpenApiOperation CreateMany(ResourceType resource)
    {
        var list = new OpenApiSchema { Type = JsonSchemaType.Array, Items = schemas.Read(resource) };
        var operation = Operation(
            resource, "createMany", $"Creates several {resource.Path} resources, all or none", [("200", Answer("The new resources.", list, null))], 400, 413, 415);
        operation.Description = "Each operation adds one resource at the path '/'.";
        operation.Parameters = [Fields()];
        var body = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>() };
        AddOperations(body, [new JsonObject { ["op"] = "add", ["path"] = "/", ["value"] = ExampleWriter.Create(resource) }]);
        operation.RequestBody = body;
        return operation;
    }

    private OpenApiOperation Replace(ResourceType resource)
    {
        var answer = Answer("The resource as it is now.", schemas.Read(resource), EntityTag());
        var operation = Operation(resource, "update", $"Replaces a {resource.Path}", [("200", answer)], 400, 404, 409, 412, 413, 415);
        operation.Description = "Attributes left out are removed, but for those the server set.";
        operation.Parameters = [Fields(), IfMatch()];
        operation.RequestBody = Body(schemas.Create(resource), ExampleWriter.Create(resource), Json);
        return operation;
    }

    private void AddOperations(OpenApiRequestBody body, JsonArray example)
    {
        foreach (var mediaType in new[] { JsonPatch, JsonPatchQuery })
        {
            body.Content!.Add(mediaType, new OpenApiMediaType { Schema = schemas.PatchSchema(), Example = example.DeepClone() }); // every body here has content
        }
    }

    private OpenApiOperation Delete(ResourceType resource)
    {
        var operation = Operation(
            resource, "delete", $"Deletes a {resource.Path}", [("204", new OpenApiResponse { Description = "It is gone." })], 404, 412);
        operation.Parameters = [IfMatch()];
        return operation;
    }

    private OpenApiOperation Operation(
        ResourceType resource, string verb, string summary, (string Status, OpenApiResponse Answer)[] successes, params IEnumerable<int> failures) =>
        Operation(resource, verb, resource.TmfName, summary, successes, failures);

    private OpenApiOperation Operation(
        ResourceType resource, string verb, string of, string summary, (string Status, OpenApiResponse Answer)[] successes, params IEnumerable<int> failures)
    {
        var responses = new OpenApiResponses();
        foreach (var (status, answer) in successes)
        {
            responses.Add(status, answer);
        }

        foreach (var status in failures.Concat(needsToken ? [401, 403] : []).Order())
        {
            responses.Add(status.ToString(), Answer(Describe(status), schemas.ErrorSchema(), null));
        }

        responses.Add("default", Answer("Any other failure.", schemas.ErrorSchema(), null));
        return new OpenApiOperation
        {
            OperationId = $"{verb}{of}",
            Summary = summary,
            Tags = new HashSet<OpenApiTagReference> { new(resource.Path, document) },
            Responses = responses,
        };
    }

    private static string Describe(int status) => status switch
    {
        400 => "The request does not hold.",
        401 => "A token is missing or not valid.",
        403 => "The token lacks the scope.",
        404 => "There is no such resource.",
        409 => "The lifecycle has no such move, or an operation does not go with the resource as it is.",
        412 => "The resource has changed since the version in If-Match.",
        413 => "The body is too large.",
        416 => "The offset is past the last match.",
        _ => "The media type cannot be read here.",
    };

    private static OpenApiResponse Answer(string description, IOpenApiSchema schema, Dictionary<string, IOpenApiHeader>? headers) => new()
    {
        Description = description,
        Headers = headers,
        Content = new Dictionary<string, OpenApiMediaType> { [Json] = new() { Schema = schema } },
    };

    private static OpenApiRequestBody Body(IOpenApiSchema schema, JsonObject example, params ReadOnlySpan<string> mediaTypes)
    {
        var content = new Dictionary<string, OpenApiMediaType>();
        foreach (var mediaType in mediaTypes)
        {
            content.Add(mediaType, new OpenApiMediaType { Schema = schema, Example = example.DeepClone() });
        }

        return new OpenApiRequestBody { Required = true, Content = content };
    }

    private static Dictionary<string, IOpenApiHeader> EntityTag() => new()
    {
        ["ETag"] = new OpenApiHeader { Description = "The version, for If-Match.", Schema = SchemaWriter.Text() },
    };

    private static OpenApiParameter Fields() => Parameter(
        "fields", ParameterLocation.Query, "Attributes to answer with, between commas; 'none' for id and href alone.", SchemaWriter.Text());

    private static IEnumerable<OpenApiParameter> Expansion(ResourceType resource) => resource.References.Count == 0 ? [] :
    [
        Parameter("expand", ParameterLocation.Query, "References to show the resource behind, by their paths, between commas; those of this domain only.", SchemaWriter.Text()),
        Parameter("depth", ParameterLocation.Query, "How many levels of references to show the resources behind.", new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" }),
    ];

    private static OpenApiParameter IfMatch() => Parameter(
        "If-Match", ParameterLocation.Header, "The ETag the resource must still have.", SchemaWriter.Text());

    private static OpenApiParameter Filter(AttributeModel attribute) => Parameter(
        attribute.JsonName, ParameterLocation.Query, $"Only those with this {attribute.JsonName}.", SchemaWriter.Leaf(attribute));

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string description, IOpenApiSchema schema, bool required = false) => new()
    {
        Name = name,
        In = place,
        Description = description,
        Required = required,
        Schema = schema,
    };
}

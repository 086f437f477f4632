using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>Makes the answers of an operation: what comes when all is well, and each way it can fail.</summary>
internal sealed class ResponseWriter(OpenApiDocument document, SchemaWriter schemas, bool needsToken, ResourceType? monitor)
{
    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    public OpenApiResponses Of(ApiOperation operation)
    {
        var responses = new OpenApiResponses();
        foreach (var (status, answer) in Successes(operation))
        {
            responses.Add(status, answer);
        }

        if (monitor is not null && operation.CanBeMonitored)
        {
            responses.Add("202", Answer("It will be done; the monitor tells how it gets on.", schemas.Read(monitor), Header("Location", "The monitor's address.")));
        }

        foreach (var status in Failures(operation).Concat(needsToken ? [401, 403] : []).Order())
        {
            responses.Add(status.ToString(), Failure(status));
        }

        responses.Add("default", Shared("Failure", () => Answer("Any other failure.", schemas.ErrorSchema())));
        return responses;
    }

    private IEnumerable<(string Status, OpenApiResponse Answer)> Successes(ApiOperation operation) => operation.Action switch
    {
        ApiAction.List =>
        [
            ("200", Answer("All matches.", ListOf(schemas.Read(operation.Resource)), Counts())),
            ("206", Answer("A part of the matches; Link leads to the others.", ListOf(schemas.Read(operation.Resource)), Counts())),
        ],
        ApiAction.Create => [("201", Answer("The new resource.", schemas.Read(operation.Resource), Header("Location", "Its address."), EntityTag()))],
        ApiAction.CreateMany => [("200", Answer("The new resources.", ListOf(schemas.Read(operation.Resource))))],
        ApiAction.Read => [("200", Answer("The resource.", schemas.Read(operation.Resource), EntityTag()))],
        ApiAction.Change or ApiAction.Replace => [("200", Answer("The resource as it is now.", schemas.Read(operation.Resource), EntityTag()))],
        ApiAction.Delete => [("204", new OpenApiResponse { Description = "It is gone." })],
        ApiAction.ListParts => [("200", Answer("All of them.", ListOf(Part(operation))))],
        ApiAction.ReadPart => [("200", Answer("The object.", Part(operation)))],
        _ => throw new UnreachableException(),
    };

    private static int[] Failures(ApiOperation operation) => operation.Action switch
    {
        ApiAction.List => [400, 406, 416],
        ApiAction.Create or ApiAction.CreateMany => [400, 406, 409, 413, 415],
        ApiAction.Change or ApiAction.Replace => [400, 404, 406, 409, 412, 413, 415],
        ApiAction.Delete => [404, 412],
        _ => [400, 404, 406],
    };

    private OpenApiResponseReference Failure(int status) => Shared($"Failure{status}", () => Describe(status));

    /// <summary>What fails the same way everywhere stands once in a document.</summary>
    private OpenApiResponseReference Shared(string name, Func<OpenApiResponse> make)
    {
        if (_made.Add(name))
        {
            document.AddComponent(name, make());
        }

        return new OpenApiResponseReference(name, document);
    }

    private OpenApiResponse Describe(int status)
    {
        var (code, reason, message) = status switch
        {
            400 => (TmfErrorCodes.ValidationFailed, "The request does not hold", "'name' is mandatory."),
            401 => (TmfErrorCodes.NotAuthenticated, "A token is missing or not valid", "Send a bearer token in the Authorization header."),
            403 => (TmfErrorCodes.NotAuthorized, "The token lacks the scope", "The token lacks the scope 'product:write'."),
            404 => (TmfErrorCodes.ResourceNotFound, "There is no such resource", "There is no productOrder with the id '42'."),
            406 => (TmfErrorCodes.NotAcceptable, "The answers here are JSON, which the client does not take", "Answers are application/json; ask for it in Accept."),
            409 => (TmfErrorCodes.Conflict, "The lifecycle has no such move, or an operation does not go with the resource as it is", "'state' cannot become 'done'."),
            412 => (TmfErrorCodes.VersionMismatch, "The resource has changed since the version in If-Match", "Read it again and repeat the change."),
            413 => (TmfErrorCodes.BodyTooLarge, "The body is too large", "The body is larger than 4194304 bytes."),
            415 => (TmfErrorCodes.UnsupportedMediaType, "The media type cannot be read here", "'text/plain' cannot be read here."),
            416 => (TmfErrorCodes.OffsetOutOfRange, "The offset is past the last match", "The offset 100 is past the last of 12 matches."),
            _ => throw new UnreachableException(),
        };
        var answer = Answer($"{reason}.", schemas.ErrorSchema());
        answer.Content![OperationWriter.Json].Example = new JsonObject // every answer has content
        {
            ["code"] = code, ["reason"] = reason, ["message"] = message, ["status"] = $"{status}", ["@type"] = "Error",
        };
        return answer;
    }

    private OpenApiSchemaReference Part(ApiOperation operation) => schemas.Read(operation.Part!.Attribute.Type!); // the loader has seen to both

    private static OpenApiSchema ListOf(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array, Items = item };

    private static (string Name, OpenApiHeader Header)[] Counts()
    {
        var number = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" };
        return
        [
            ("X-Total-Count", new OpenApiHeader { Description = "How many match in all.", Schema = number }),
            ("X-Result-Count", new OpenApiHeader { Description = "How many are in this answer.", Schema = number }),
            Header("Link", "The addresses of this page, the first, the last and those beside it."),
        ];
    }

    private static (string Name, OpenApiHeader Header) EntityTag() => Header("ETag", "The version, for If-Match.");

    private static (string Name, OpenApiHeader Header) Header(string name, string description) =>
        (name, new OpenApiHeader { Description = description, Schema = SchemaWriter.Text() });

    private static OpenApiResponse Answer(string description, IOpenApiSchema schema, params (string Name, OpenApiHeader Header)[] headers) => new()
    {
        Description = description,
        Headers = headers.Length == 0 ? null : headers.ToDictionary(h => h.Name, h => (IOpenApiHeader)h.Header),
        Content = new Dictionary<string, OpenApiMediaType> { [OperationWriter.Json] = new() { Schema = schema } },
    };
}

using Microsoft.OpenApi;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest.Documents;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>Makes the OpenAPI 3 document of an API from the model, so what it says is what the addresses do.</summary>
public static class OpenApiWriter
{
    private const string Bearer = "bearer";

    /// <summary>How many resources the description of an API tells of; some have a dozen.</summary>
    private const int MostSentences = 4;

    /// <summary>The document as UTF-8 JSON.</summary>
    /// <param name="needsToken">Whether callers have to bring a bearer token.</param>
    /// <param name="monitor">The type of the API's monitors, where its writes may be answered before they are done; null for none.</param>
    public static async Task<byte[]> WriteAsync(ApiModel api, bool needsToken, ResourceType? monitor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        using var stream = new MemoryStream();
        await Build(api, needsToken, monitor).SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_0, cancellationToken);
        return stream.ToArray();
    }

    private static OpenApiDocument Build(ApiModel api, bool needsToken, ResourceType? monitor)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo { Title = $"{api.Id} {api.Title}", Version = api.Version, Description = Describe(api) },
            ExternalDocs = new OpenApiExternalDocs { Description = "States, events and references to other APIs", Url = new Uri(DocumentAddresses.Page(api), UriKind.Relative) },
            Servers = [new OpenApiServer { Url = "/" }],
            Paths = [],
            Tags = new HashSet<OpenApiTag>(),
            Components = new OpenApiComponents { Schemas = new Dictionary<string, IOpenApiSchema>() },
        };
        if (needsToken)
        {
            document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        }

        var operations = new OperationWriter(document, new SchemaWriter(document), needsToken, monitor);
        foreach (var collection in api.Collections)
        {
            document.Tags.Add(new OpenApiTag { Name = collection.Path, Description = collection.Type.Description });
            foreach (var operation in ApiOperation.Of(collection))
            {
                operations.Add(operation, collection.Path);
            }

            foreach (var operation in api.Parts.Where(p => p.Owner == collection.Type).SelectMany(ApiOperation.Of))
            {
                operations.Add(operation, collection.Path);
            }
        }

        return document;
    }

    private static string Describe(ApiModel api) =>
        $"""
        {string.Join(" ", api.Resources.Select(r => r.Description).OfType<string>().Take(MostSentences))}

        **Lists** take conditions on any attribute: `name=value`, nested names with dots (`relatedParty.id=42`), values between commas for one or the
        other, and the suffixes `.gt .gte .lt .lte .ne .in .regex` for other comparisons (`orderDate.gt=2026-01-01`). Conditions joined by `&` must
        all hold, those joined by `;` one or the other. `filter` takes a JSONPath instead. `offset` and `limit` choose the page, `sort` the order, `fields` the attributes.

        **Changes** may be bound to the version that was read: send its `ETag` as `If-Match`.

        [Page of this API]({DocumentAddresses.Page(api)}) · [Postman collection]({DocumentAddresses.Postman(api)}) · [All APIs]({DocumentAddresses.Index})
        """;
}

using Microsoft.OpenApi;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.OpenApi;

/// <summary>Makes the OpenAPI 3 document of an API from the model, so what it says is what the addresses do.</summary>
public static class OpenApiWriter
{
    private const string Bearer = "bearer";

    /// <summary>The document as UTF-8 JSON.</summary>
    /// <param name="needsToken">Whether callers have to bring a bearer token.</param>
    public static async Task<byte[]> WriteAsync(ApiModel api, bool needsToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(api);
        using var stream = new MemoryStream();
        await Build(api, needsToken).SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_0, cancellationToken);
        return stream.ToArray();
    }

    private static OpenApiDocument Build(ApiModel api, bool needsToken)
    {
        var document = new OpenApiDocument
        {
            Info = new OpenApiInfo
            {
                Title = $"{api.Id} {api.Title}",
                Version = api.Version,
                Description = "A list can be filtered by any attribute: `name=value`, nested names with dots, values between commas for or, and the "
                    + "suffixes `.gt .gte .lt .lte .ne .in .regex`.",
            },
            Servers = [new OpenApiServer { Url = "/" }],
            Paths = [],
            Components = new OpenApiComponents { Schemas = new Dictionary<string, IOpenApiSchema>() },
        };
        if (needsToken)
        {
            document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" });
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
        }

        var operations = new OperationWriter(document, new SchemaWriter(document), needsToken);
        foreach (var collection in api.Collections)
        {
            document.Tags ??= new HashSet<OpenApiTag>();
            document.Tags.Add(new OpenApiTag { Name = collection.Type.Path, Description = collection.Type.Description });
            operations.Add(collection);
        }

        foreach (var part in api.Parts)
        {
            operations.Add(part);
        }

        return document;
    }
}

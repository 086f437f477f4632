using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>Where the documents of an API live.</summary>
internal static class DocumentAddresses
{
    /// <summary>The page of all APIs.</summary>
    public const string Index = "/docs";

    public static string Page(ApiModel api) => $"{Index}/{api.Id}";

    public static string Page(ResourceType resource) => $"{Page(resource.Api)}#{resource.Name}";

    public static string Postman(ApiModel api) => $"{Page(api)}/postman.json";

    public static string OpenApi(ApiModel api) => $"/swagger/{api.Id}.json";

    /// <summary>The API as Swagger UI's picker calls it.</summary>
    public static string SwaggerName(ApiModel api) => $"{api.Id} {api.Title}";

    /// <summary>Swagger UI with the API chosen.</summary>
    public static string Swagger(ApiModel api) => $"/swagger/index.html?urls.primaryName={Uri.EscapeDataString(SwaggerName(api))}";
}

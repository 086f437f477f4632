using System.Text.Json;
using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Hosting;

/// <summary>A REST API that a source schema serves beside its graph: an entry of <c>rest.apis</c> in its settings.</summary>
/// <param name="Id">For instance <c>TMF622</c>; its documents are named after it.</param>
/// <param name="Source">The name of the source schema.</param>
public sealed record RestApi(string Id, string Title, string Source)
{
    /// <summary>Where its page is, and below that its Postman collection.</summary>
    public string PagePath => $"/docs/{Id}";

    public string OpenApiPath => $"/swagger/{Id}.json";

    internal IEnumerable<string> DocumentPaths => [PagePath, OpenApiPath];

    /// <summary>The APIs of all sources, by their ids. Entries that cannot be part of an address are passed over.</summary>
    public static IReadOnlyList<RestApi> Of(IEnumerable<SourceSchemaInfo> sources) =>
        [.. sources.SelectMany(Of).DistinctBy(a => a.Id).OrderBy(a => a.Id, StringComparer.Ordinal)];

    internal static IEnumerable<RestApi> Of(SourceSchemaInfo source) =>
        source.Settings.Raw.ValueKind is JsonValueKind.Object
        && source.Settings.Raw.TryGetProperty("rest", out var rest) && rest.ValueKind is JsonValueKind.Object
        && rest.TryGetProperty("apis", out var apis) && apis.ValueKind is JsonValueKind.Array
            ? from api in apis.EnumerateArray()
              where api.ValueKind is JsonValueKind.Object
              let id = Text(api, "id")
              where id is { Length: > 0 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')
              select new RestApi(id, Text(api, "title") ?? id, source.Name)
            : [];

    private static string? Text(JsonElement api, string name) =>
        api.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}

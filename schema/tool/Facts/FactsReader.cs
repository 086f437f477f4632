using System.Text.Json;
using TmfGraph.Transcriber.Documents;

namespace TmfGraph.Transcriber.Facts;

/// <summary>Reads the table of facts (<c>apis.json</c>).</summary>
internal static class FactsReader
{
    public static (IReadOnlyList<ApiFacts> Apis, IReadOnlyList<SeedAlias> Aliases) Read(string path) => JsonFile.Read(path, ReadTable);

    private static (IReadOnlyList<ApiFacts> Apis, IReadOnlyList<SeedAlias> Aliases) ReadTable(JsonElement root)
    {
        var apis = root.GetProperty("apis").EnumerateArray().Select(ReadApi).ToList();
        var aliases = root.GetProperty("seedAliases").EnumerateArray()
            .Select(alias => new SeedAlias(Text(alias, "seedPath"), Texts(alias, "official")))
            .ToList();
        return (apis, aliases);
    }

    private static ApiFacts ReadApi(JsonElement api) => new(
        Text(api, "id"),
        Text(api, "title"),
        Text(api, "version"),
        Text(api, "document"),
        Text(api, "basePath"),
        [.. api.GetProperty("resources").EnumerateArray().Select(ReadResource)]);

    private static ResourceFacts ReadResource(JsonElement resource) => new(
        Text(resource, "name"),
        Text(resource, "definition"),
        Text(resource, "path").TrimStart('/'),
        Text(resource, "kind") == "task",
        Texts(resource, "operations"),
        Texts(resource, "mandatory"),
        ReadNested(resource),
        Texts(resource, "setByServer"),
        Texts(resource, "nonPatchable"),
        Texts(resource, "events"),
        [.. Items(resource, "references").Select(ReadReference)]);

    private static ReferenceFacts ReadReference(JsonElement reference) => new(
        Text(reference, "definition"),
        Text(reference, "kind"),
        reference.TryGetProperty("key", out var key) ? key.GetString() : null,
        Texts(reference, "targets"));

    private static Dictionary<string, IReadOnlyList<string>> ReadNested(JsonElement resource) =>
        resource.TryGetProperty("mandatoryNested", out var nested)
            ? nested.EnumerateObject().ToDictionary(
                entry => entry.Name.TrimEnd('[', ']'),
                entry => (IReadOnlyList<string>)[.. entry.Value.EnumerateArray().Select(value => value.GetString()!)])
            : [];

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new InvalidDataException($"'{name}' is null in the table of facts.");

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;

    private static List<string> Texts(JsonElement element, string name) =>
        [.. Items(element, name).Select(item => item.GetString()!)];
}

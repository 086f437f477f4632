using System.Text.Json;

namespace TmfGraph.Transcriber.Overlays;

/// <summary>Reads the overlay folder. Unknown members are errors, so that a misspelt one is noticed.</summary>
internal static class OverlayReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
    };

    public static Overlay Read(string folder) => new()
    {
        Apis = Read<List<ApiOverlay>>(folder, "apis.json"),
        Names = Read<NameOverlay>(folder, "names.json"),
        Shapes = Read<ShapeOverlay>(folder, "shapes.json"),
        References = Read<ReferenceOverlay>(folder, "references.json"),
        Behaviour = Read<BehaviourOverlay>(folder, "behaviour.json"),
        Common = Read<Dictionary<string, IReadOnlyList<string>>>(folder, "common.json"),
        Descriptions = new DescriptionOverlay
        {
            Types = ReadAll(folder, "types"),
            Attributes = ReadAll(folder, "attributes"),
            Fields = ReadAll(folder, "fields"),
            Values = ReadAll(folder, "values"),
        },
    };

    private static T Read<T>(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        using var file = File.OpenRead(path);
        try
        {
            return JsonSerializer.Deserialize<T>(file, Json)
                ?? throw new InvalidDataException($"{name} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{name}: {exception.Message}", exception);
        }
    }

    /// <summary>The descriptions of one kind are spread over files by subgraph; a key may occur once.</summary>
    private static Dictionary<string, string> ReadAll(string folder, string kind)
    {
        var all = new Dictionary<string, string>();
        var path = Path.Combine(folder, "descriptions", kind);
        foreach (var file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            foreach (var (key, text) in Read<Dictionary<string, string>>(path, name))
            {
                if (!all.TryAdd(key, text))
                {
                    throw new InvalidDataException($"descriptions/{kind}/{name}: '{key}' is described twice.");
                }
            }
        }

        return all;
    }
}

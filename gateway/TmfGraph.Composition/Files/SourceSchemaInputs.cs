namespace TmfGraph.Composition.Files;

/// <summary>Source schemas that were read from files, compared by what they say.</summary>
public static class SourceSchemaInputs
{
    /// <summary>Whether two readings give the same: the same schemas in the same order, with equal texts and settings.</summary>
    public static bool AreEqual(IReadOnlyList<SourceSchemaInput> first, IReadOnlyList<SourceSchemaInput> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Count == second.Count && first.Zip(second).All(p => Key(p.First) == Key(p.Second));
    }

    private static (string Name, string? Sdl, string? Extensions, string? Url, string? WebSocketUrl, string Settings) Key(SourceSchemaInput input) => (
        input.Name,
        input.Sdl ?? input.Document?.ToString(),
        input.ExtensionsSdl,
        input.Settings.Url, // the variables of addresses have values, those of the document have not
        input.Settings.WebSocketUrl,
        SourceSchemaSettingsReader.ToJson(input.Settings).ToJsonString());
}

namespace TmfGraph.Transcriber.Facts;

/// <summary>What the table of facts says about one API.</summary>
internal sealed record ApiFacts(
    string Id,
    string Title,
    string Version,
    string Document,
    string BasePath,
    IReadOnlyList<ResourceFacts> Resources)
{
    /// <summary>True for the documents before v4, whose types have little to do with the later ones.</summary>
    public bool IsLegacy => !Version.StartsWith('4');
}

/// <summary>What the table of facts says about one resource of an API.</summary>
internal sealed record ResourceFacts(
    string Name,
    string Definition,
    string Path,
    bool IsTask,
    IReadOnlyList<string> Operations,
    IReadOnlyList<string> Mandatory,
    IReadOnlyDictionary<string, IReadOnlyList<string>> MandatoryNested,
    IReadOnlyList<string> SetByServer,
    IReadOnlyList<string> NonPatchable,
    IReadOnlyList<string> Events,
    IReadOnlyList<ReferenceFacts> References);

/// <summary>One reference attribute of a resource: which definition it has and what it points at.</summary>
internal sealed record ReferenceFacts(string Definition, string Kind, string? Key, IReadOnlyList<string> Targets);

/// <summary>A path of the project's own API list, and the official resources it stands for.</summary>
internal sealed record SeedAlias(string Path, IReadOnlyList<string> Official);

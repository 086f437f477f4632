using System.Text.Json;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>
/// The official documents (Swagger 2) and the table of facts about them. They belong to TM Forum and are not in this repository: the tests read
/// them from a folder beside it, or from one that is named in the environment.
/// </summary>
internal static class OfficialDocuments
{
    public const string FolderVariable = "TMFGRAPH_OFFICIAL_DOCUMENTS";

    private static readonly string? Folder = FindFolder();

    private static readonly Lazy<IReadOnlyDictionary<string, OfficialResource>> AllResources = new(Read);

    private static readonly Lazy<IReadOnlyDictionary<string, SeedAlias>> AllAliases = new(() => SeedAlias.Read(ReadFacts(), Resources).ToDictionary(a => a.Path));

    /// <summary>Why tests against the documents cannot run here; null when they can.</summary>
    public static string? SkipReason => Folder is null
        ? $"The official documents are not here: set {FolderVariable} to the folder that holds them, beside or above apis.json."
        : null;

    /// <summary>Every resource of every document, by a name such as <c>TMF622 productOrder</c>; subtypes have a name of their own.</summary>
    public static IReadOnlyDictionary<string, OfficialResource> Resources => AllResources.Value;

    /// <summary>The paths of the project's own API list.</summary>
    public static IReadOnlyDictionary<string, SeedAlias> SeedAliases => AllAliases.Value;

    private static string? FindFolder()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
            ? named
            : RepositoryFolder.Root is { } root ? Path.Combine(root, "..", "shared", "tmf", "openapi") : null;
        return folder is not null && FactsIn(folder) is not null ? Path.GetFullPath(folder) : null;
    }

    private static string? FactsIn(string folder) =>
        new[] { Path.Combine(folder, "apis.json"), Path.Combine(folder, "..", "apis.json") }.FirstOrDefault(File.Exists);

    private static string KnownFolder => Folder ?? throw new InvalidOperationException(SkipReason);

    private static JsonElement ReadFacts() => JsonElement.Parse(File.ReadAllText(FactsIn(KnownFolder)!)); // a folder is known by its facts

    private static Dictionary<string, OfficialResource> Read()
    {
        var folder = KnownFolder;
        var found = new Dictionary<string, OfficialResource>(StringComparer.Ordinal);
        foreach (var api in ReadFacts().GetProperty("apis").EnumerateArray())
        {
            var document = JsonElement.Parse(File.ReadAllText(Path.Combine(folder, api.GetProperty("document").GetString()!))); // some begin with a byte order mark
            var definitions = new OfficialDefinitions(document.GetProperty("definitions"));
            foreach (var facts in api.GetProperty("resources").EnumerateArray())
            {
                foreach (var resource in OfficialResource.Read(api, facts, definitions))
                {
                    found.Add(resource.ToString(), resource);
                }
            }
        }

        return found;
    }
}

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

    /// <summary>The APIs of the order chain, from the customer to her resources.</summary>
    private static readonly string[] Covered =
    [
        "TMF620", "TMF622", "TMF637", "TMF629", "TMF666", "TMF632", "TMF669", "TMF633", "TMF641", "TMF638", "TMF634", "TMF652", "TMF639",
    ];

    private static readonly string? Folder = FindFolder();

    private static readonly Lazy<IReadOnlyDictionary<string, OfficialResource>> AllResources = new(Read);

    /// <summary>Why tests against the documents cannot run here; null when they can.</summary>
    public static string? SkipReason => Folder is null
        ? $"The official documents are not here: set {FolderVariable} to the folder that holds them, beside or above apis.json."
        : null;

    /// <summary>Every resource of the APIs covered, by a name such as <c>TMF622 productOrder</c>; subtypes have a name of their own.</summary>
    public static IReadOnlyDictionary<string, OfficialResource> Resources => AllResources.Value;

    private static string? FindFolder()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } named
            ? named
            : RepositoryFolder.Root is { } root ? Path.Combine(root, "..", "shared", "tmf", "openapi") : null;
        return folder is not null && FactsIn(folder) is not null ? Path.GetFullPath(folder) : null;
    }

    private static string? FactsIn(string folder) =>
        new[] { Path.Combine(folder, "apis.json"), Path.Combine(folder, "..", "apis.json") }.FirstOrDefault(File.Exists);

    private static Dictionary<string, OfficialResource> Read()
    {
        var folder = Folder ?? throw new InvalidOperationException(SkipReason);
        var found = new Dictionary<string, OfficialResource>(StringComparer.Ordinal);
        foreach (var api in JsonElement.Parse(File.ReadAllBytes(FactsIn(folder)!)).GetProperty("apis").EnumerateArray())
        {
            var id = api.GetProperty("id").GetString()!;
            if (!Covered.Contains(id))
            {
                continue;
            }

            var document = JsonElement.Parse(File.ReadAllBytes(Path.Combine(folder, api.GetProperty("document").GetString()!)));
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

using TmfGraph.Resources.Model;
using TmfGraph.Standalone;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>How the product serves an official collection: in which domain, as which type. Found by the address, which is the document's.</summary>
/// <param name="Part">The list inside the type that the collection is, where it is one.</param>
internal sealed record ServedResource(string Domain, ResourceType Type, PartCollection? Part)
{
    private static readonly Lazy<IReadOnlyDictionary<string, ServedResource>> All = new(Read);

    /// <summary>The root field that reads one by its id.</summary>
    public string LookupField => $"{Camel(Type.Name)}ById";

    /// <summary>Fails when nothing lives at the address.</summary>
    public static ServedResource At(string path) =>
        All.Value.TryGetValue(path, out var served) ? served : throw new InvalidOperationException($"Nothing lives at {path}, where a document has a resource.");

    /// <summary>The GraphQL type that a root field reads one of; null when no document has it.</summary>
    public static string? TypeOfLookup(string field) => All.Value.Values.FirstOrDefault(s => s.LookupField == field)?.Type.Name;

    private static Dictionary<string, ServedResource> Read()
    {
        var found = new Dictionary<string, ServedResource>(StringComparer.Ordinal);
        foreach (var model in StandaloneDomains.LoadModels(null))
        {
            foreach (var api in model.Apis)
            {
                foreach (var collection in api.Collections)
                {
                    found.Add(collection.FullPath, new ServedResource(model.Name, collection.Type, null));
                }

                foreach (var part in api.Parts)
                {
                    found.Add($"{api.BasePath}/{part.Path}", new ServedResource(model.Name, part.Owner, part));
                }
            }
        }

        return found;
    }

    /// <summary>A name of capitals only (VNF) becomes small as a whole.</summary>
    private static string Camel(string name) =>
        name.All(char.IsUpper) ? name.ToLowerInvariant() : char.ToLowerInvariant(name[0]) + name[1..];
}

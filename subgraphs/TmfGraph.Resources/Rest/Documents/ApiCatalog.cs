using System.Collections.Frozen;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>A reference between two resources, of one API or of two.</summary>
/// <param name="Source">The resource whose documents hold it.</param>
/// <param name="Path">Where in them, see <see cref="ReferencePath.Path"/>.</param>
internal sealed record ApiLink(ResourceType Source, string Path, ResourceType Target);

/// <summary>The APIs of the whole product with the references between them, whichever domain each belongs to.</summary>
internal sealed class ApiCatalog
{
    private readonly ILookup<ResourceType, ApiLink> _from;
    private readonly ILookup<ResourceType, ApiLink> _to;
    private readonly ILookup<string, WalkModel> _walks;

    public ApiCatalog(IReadOnlyCollection<DomainModel> models)
    {
        Models = [.. models.OrderBy(m => m.Name, StringComparer.Ordinal)];
        Resources = models.SelectMany(m => m.Resources).DistinctBy(r => r.Key).ToFrozenDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var links = (from resource in Models.SelectMany(m => m.Apis).SelectMany(a => a.Resources)
                     from reference in resource.References
                     from target in reference.Reference.Targets
                     where Resources.ContainsKey(target)
                     select new ApiLink(resource, reference.Path, Resources[target])).ToList();
        _from = links.ToLookup(l => l.Source);
        _to = links.ToLookup(l => l.Target);
        _walks = Models.SelectMany(m => m.Extensions.Values).SelectMany(e => e.Walks, (e, w) => (e.Name, w)).ToLookup(w => w.Name, w => w.w);
    }

    public IReadOnlyList<DomainModel> Models { get; }

    /// <summary>Every resource by its GraphQL name.</summary>
    public FrozenDictionary<string, ResourceType> Resources { get; }

    /// <summary>The references that a resource's documents hold.</summary>
    public IEnumerable<ApiLink> LinksFrom(ResourceType resource) => _from[resource];

    /// <summary>The references that lead to a resource.</summary>
    public IEnumerable<ApiLink> LinksTo(ResourceType resource) => _to[resource];

    /// <summary>The GraphQL fields that walk from a resource to others.</summary>
    public IEnumerable<WalkModel> WalksFrom(ResourceType resource) => _walks[resource.Name];
}

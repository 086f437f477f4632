using System.Collections.Frozen;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents;

/// <summary>A reference between two resources, of one API or of two.</summary>
/// <param name="Source">The resource whose documents hold it.</param>
/// <param name="Path">Where in them, see <see cref="ReferencePath.Path"/>.</param>
internal sealed record ApiLink(ResourceType Source, string Path, ResourceType Target);

/// <summary>
/// The references and walks between the resources of the whole product, whichever domain each belongs to. Resources are told by their names: a host
/// of one domain has read the models of the others, and its own, apart from those it serves.
/// </summary>
internal sealed class ApiCatalog
{
    private readonly ILookup<string, ApiLink> _from;
    private readonly ILookup<string, ApiLink> _to;
    private readonly ILookup<string, WalkModel> _walks;

    public ApiCatalog(IReadOnlyCollection<DomainModel> models)
    {
        var resources = models.SelectMany(m => m.Resources).DistinctBy(r => r.Key).ToFrozenDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var links = (from resource in models.SelectMany(m => m.Apis).SelectMany(a => a.Resources)
                     from reference in resource.References
                     from target in reference.Reference.Targets
                     where resources.ContainsKey(target)
                     select new ApiLink(resource, reference.Path, resources[target])).ToList();
        _from = links.ToLookup(l => l.Source.Name);
        _to = links.ToLookup(l => l.Target.Name);
        _walks = models.SelectMany(m => m.Extensions.Values).SelectMany(e => e.Walks, (e, w) => (e.Name, w)).ToLookup(w => w.Name, w => w.w);
    }

    /// <summary>The references that a resource's documents hold.</summary>
    public IEnumerable<ApiLink> LinksFrom(ResourceType resource) => _from[resource.Name];

    /// <summary>The references that lead to a resource.</summary>
    public IEnumerable<ApiLink> LinksTo(ResourceType resource) => _to[resource.Name];

    /// <summary>The GraphQL fields that walk from a resource to others.</summary>
    public IEnumerable<WalkModel> WalksFrom(ResourceType resource) => _walks[resource.Name];
}

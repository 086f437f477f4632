using TmfGraph.Assurance;
using TmfGraph.Common;
using TmfGraph.Customer;
using TmfGraph.Party;
using TmfGraph.Product;
using TmfGraph.Resource;
using TmfGraph.Resources.Graph.Sdl;
using TmfGraph.Resources.Hosting;
using TmfGraph.Resources.Model;
using TmfGraph.Revenue;
using TmfGraph.Service;

namespace TmfGraph.Standalone;

/// <summary>The domains of the product.</summary>
public static class StandaloneDomains
{
    /// <summary>Every domain, in the order in which a gateway composes their folders.</summary>
    public static IReadOnlyList<SubgraphDefinition> All { get; } =
    [
        AssuranceDomain.Definition,
        CommonDomain.Definition,
        CustomerDomain.Definition,
        PartyDomain.Definition,
        ProductDomain.Definition,
        ResourceDomain.Definition,
        RevenueDomain.Definition,
        ServiceDomain.Definition,
    ];

    /// <summary>The source schema of a domain.</summary>
    /// <param name="known">The resources of all domains.</param>
    public static string SourceSchema(DomainModel model, IReadOnlySet<string> known)
    {
        ArgumentNullException.ThrowIfNull(model);
        return SourceSchemaWriter.Write(model, known, extend: Find(model.Name).ExtendGraph);
    }

    /// <summary>The domain of that name.</summary>
    public static SubgraphDefinition Find(string name) => All.First(d => d.Name == name);

    /// <summary>The models of all domains.</summary>
    /// <param name="ownDirectory">The operator's own model files; null for none.</param>
    /// <exception cref="ModelException">A model does not hold.</exception>
    public static IReadOnlyList<DomainModel> LoadModels(string? ownDirectory) =>
        [.. All.Select(d => DomainModelLoader.LoadEmbedded(d.Name, d.Models, ownDirectory))];
}

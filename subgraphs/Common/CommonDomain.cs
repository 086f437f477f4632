using TmfGraph.Common.Addresses;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Jobs;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Common;

/// <summary>The common domain, for its own host and for hosts of several.</summary>
public static class CommonDomain
{
    public static SubgraphDefinition Definition { get; } = new("common", typeof(CommonDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5108",
        AddBehaviours = AddBehaviours,
        ExtendGraph = FormattedAddress.AddTo,
    };

    private static void AddBehaviours(BehaviourRegistry behaviours) => behaviours
        .AddOptions<CommonOptions, CommonOptionsValidator>(CommonOptions.Section)
        .AddCatalogJobs(new CatalogJobs("EntityCatalogImportJob", "EntityCatalogExportJob"))
        .Add<AddressValidation>();
}

using TmfGraph.GraphQL.Types;
using TmfGraph.Product.Ordering;
using TmfGraph.Product.Pricing;
using TmfGraph.Product.Qualification;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Behaviours.Jobs;
using TmfGraph.Resources.Behaviours.Orders;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Product;

/// <summary>The product domain, for its own host and for hosts of several.</summary>
public static class ProductDomain
{
    public static SubgraphDefinition Definition { get; } = new("product", typeof(ProductDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5101",
        AddBehaviours = AddBehaviours,
        ExtendGraph = ExtendGraph,
    };

    private static void AddBehaviours(BehaviourRegistry behaviours) => behaviours
        .AddOptions<ProductOptions, ProductOptionsValidator>(ProductOptions.Section)
        .AddCancellation(new CancelledOrder("CancelProductOrder", "ProductOrder", "productOrder", "productOrderItem"))
        .AddCatalogJobs(new CatalogJobs("ProductCatalogImportJob", "ProductCatalogExportJob"))
        .Add<CartPricing>()
        .Add<CartCheckout>()
        .Add<QuotePricing>()
        .Add<QuoteAcceptance>()
        .Add<OfferingQualification>();

    private static void ExtendGraph(SchemaBuilder schema)
    {
        OverdueOrders.AddTo(schema);
        CurrentPrices.AddTo(schema);
    }
}

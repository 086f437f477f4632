using TmfGraph.Resources.Hosting;

namespace TmfGraph.Product;

/// <summary>The product domain, for its own host and for hosts of several.</summary>
public static class ProductDomain
{
    public static SubgraphDefinition Definition { get; } = new("product", typeof(ProductDomain).Assembly) { DefaultUrl = "http://localhost:5101" };
}

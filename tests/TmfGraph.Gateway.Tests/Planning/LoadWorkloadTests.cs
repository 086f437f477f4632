using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Tests.Planning;

/// <summary>
/// The shape of the public load benchmarks for gateways: four sources, an estimate that requires price and weight of another source, one
/// query over all of them that walks from people to what they said about things, and back.
/// </summary>
public sealed class LoadWorkloadTests
{
    private const string Query =
        """
        query Feed {
          users { ...Person reviews { ...Opinion product { ...Thing reviews { ...Opinion author { ...Person reviews { ...Opinion product { ...Thing } } } } } } }
          topProducts { ...Thing reviews { ...Opinion author { ...Person reviews { ...Opinion product { ...Thing } } } } }
        }
        fragment Person on User { id username name }
        fragment Opinion on Review { id body }
        fragment Thing on Product { upc name price weight inStock shippingEstimate }
        """;

    private const string Accounts =
        """
        type Query { users: [User!] {0} }
        type User @key(fields: "id") { id: ID!  name: String  username: String }
        """;

    private const string Products =
        """
        type Query { topProducts(first: Int = 5): [Product!] {0} }
        type Product @key(fields: "upc") { upc: String!  name: String  price: Int  weight: Int }
        """;

    private const string Reviews =
        """
        type Review { id: ID!  body: String  author: User  product: Product }
        type User @key(fields: "id") { id: ID!  reviews: [Review!] }
        type Product @key(fields: "upc") { upc: String!  reviews: [Review!] }
        """;

    private static TestSource Composite(string name, string sdl) =>
        new(name, sdl) { Settings = new SourceSchemaSettings { Name = name, RequestBatching = true } };

    private static TestSource[] CompositeSources =>
    [
        Composite("accounts", Accounts.Replace("{0}", "user(id: ID!): User @lookup")),
        Composite(
            "inventory",
            """
            type Query { product(upc: String!): Product @lookup @internal }
            type Product @key(fields: "upc") {
              upc: String!  inStock: Boolean
              shippingEstimate(price: Int @require(field: "price"), weight: Int @require(field: "weight")): Int
            }
            """),
        Composite("products", Products.Replace("{0}", "product(upc: String!): Product @lookup")),
        Composite("reviews", "type Query { user(id: ID!): User @lookup @internal  product(upc: String!): Product @lookup @internal }\n" + Reviews),
    ];

    private static TestSource[] ApolloSources =>
    [
        ApolloSource.Create("accounts", ApolloSource.Link + Accounts.Replace("{0}", ""), ["User"], _ => default),
        ApolloSource.Create(
            "inventory",
            ApolloSource.Link +
            """
            type Product @key(fields: "upc") {
              upc: String!  price: Int @external  weight: Int @external  inStock: Boolean
              shippingEstimate: Int @requires(fields: "price weight")
            }
            """,
            ["Product"],
            _ => default),
        ApolloSource.Create("products", ApolloSource.Link + Products.Replace("{0}", ""), ["Product"], _ => default),
        ApolloSource.Create("reviews", ApolloSource.Link + Reviews, ["User", "Product"], _ => default),
    ];

    [Fact]
    public void TakesSixRequestsInFourRounds_OverCompositeSources()
    {
        using var graph = new TestGraph(CompositeSources);
        Snapshot.Match(graph.PlanOf(Query), "yaml");
    }

    [Fact]
    public void TakesSixRequestsInFourRounds_OverApolloFederation()
    {
        using var graph = new TestGraph(ApolloSources);
        Snapshot.Match(graph.PlanOf(Query), "yaml");
    }
}

#:sdk Microsoft.NET.Sdk.Web
#:project ../../../graphql/TmfGraph.GraphQL.AspNetCore

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGraphQLHttp(options => options.AllowVariableBatching = true); // gateways ask for many objects at once
builder.Services.AddGraphQL(schema => schema
    .AddDocument("""
        type Query { products: [Product!]!  productBySku(sku: ID!): Product @lookup }
        type Product @key(fields: "sku") { sku: ID!  name: String!  left: Int! }
        scalar FieldSelectionSet
        directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE
        directive @lookup on FIELD_DEFINITION
        """)
    .Resolve("Query.products", () => Product.All)
    .Resolve("Query.productBySku", (string sku) => Product.All.FirstOrDefault(p => p.Sku == sku)));

var app = builder.Build();
app.MapGraphQL("/graphql");
app.Run("http://localhost:5301");

internal sealed record Product(string Sku, string Name, int Left)
{
    public static readonly Product[] All = [new("l", "Lamp", 3), new("c", "Chair", 0)];
}
